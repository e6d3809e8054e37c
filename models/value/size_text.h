#pragma once
// Sizes in words: the one rule for screens, figures and dialogs.

#include <QString>

namespace rf::models {

/// "3.4 KB": of 1,024 bytes each, as DynamoDB counts them.
QString sizeText(qint64 bytes);
/// The same of something small, for which each byte may count: "742 B", "9,999 B", "12.4 KB".
QString bytesText(qint64 bytes);

} // namespace rf::models
