#pragma once
// AWS Lambda for the functions and event source mappings of this file (README.md, "Lambda"): REST with JSON.
//
// Rules
//  1. Whoever can reach an endpoint must not be able to run programs on its machine: functions that are commands, and
//     destinations that are files, are made through it only when the file was opened as trusted (Triggers::setTrusted).
//  2. Requests from web pages (they carry Origin) change and run nothing.

#include "engine/neighbours/neighbours.h"

namespace rf::neighbours {

std::unique_ptr<Neighbour> makeLambda(const Surroundings& around);

} // namespace rf::neighbours
