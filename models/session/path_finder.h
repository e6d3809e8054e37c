#pragma once
// Files by a path that is being typed: "~/data/sh" gives what begins with "sh" in ~/data, folders first, each with what it
// is by its first bytes. Only what the program can open.

#include "models/session/file_kind.h"

#include <QList>

namespace rf::models {

struct FoundFile {
    QString path;
    bool folder = false;
    FileKind kind = FileKind::Unknown;
    QString kindText() const; ///< "Table file", "DynamoDB Local file", "DynamoDB JSON", "Folder"
};

/// Begins with "/", "~" or ".".
bool looksLikePath(const QString& text);
/// "~" and "." resolved.
QString expandedPath(const QString& text);
/// At most `most`; looks into at most a few hundred files.
QList<FoundFile> filesFor(const QString& typed, int most = 50);

} // namespace rf::models
