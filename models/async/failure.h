#pragma once
// What a page shows of an error: the exception's name, a plain headline, the engine's own words, and what to do.

#include "engine/base/error.h"

#include <QMetaType>
#include <QString>

namespace rf::models {

struct Failure {
    QString name;     ///< "ValidationException"
    QString headline; ///< translated, one sentence
    QString detail;   ///< the engine's message, untranslated
    QString remedy;   ///< translated: what to do next; may be empty
    bool cancelled = false;
    bool notOurs = false; ///< the file is not a table file: perhaps one to convert
    bool held = false;    ///< another process writes to the file: it can be opened read-only

    static Failure of(const rf::Error& error);
    static Failure own(const QString& headline, const QString& detail = {}, const QString& remedy = {});
    bool isEmpty() const { return headline.isEmpty(); }
};

} // namespace rf::models

Q_DECLARE_METATYPE(rf::models::Failure)
