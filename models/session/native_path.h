#pragma once

#include <QString>

#include <filesystem>

namespace rf::models {

/// A path of Qt's as the engine takes it, whatever the encoding of file names is.
inline std::filesystem::path nativePath(const QString& path) {
    return path.toStdU16String();
}

} // namespace rf::models
