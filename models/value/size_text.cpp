#include "models/value/size_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace rf::models {

namespace {
constexpr qint64 kInFull = 10'000;
}

QString sizeText(qint64 bytes) {
    if (bytes < 1024) return bytesText(bytes);
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat).replace(QLatin1String("kB"), QLatin1String("KB"));
}

QString bytesText(qint64 bytes) {
    return bytes < kInFull ? QCoreApplication::translate("Sizes", "%1 B").arg(QLocale().toString(bytes)) : sizeText(bytes);
}

} // namespace rf::models
