#pragma once
// Two lists beside each other. Internal to models/edit.

#include "models/value/value.h"

namespace rf::models {

/// A place in one list and in the other; -1: not there.
struct AlignedPlace {
    int left = -1, right = -1;
    friend bool operator==(const AlignedPlace&, const AlignedPlace&) = default;
};

/// Lists of equal length stand element by element. Of others as many equal elements as can be stand beside each other in
/// order; what is between those is paired as far as both have some. Lists of many hundred different elements: by place.
QList<AlignedPlace> aligned(const QList<Value>& left, const QList<Value>& right);

} // namespace rf::models
