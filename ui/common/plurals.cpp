#include "ui/common/plurals.h"

namespace rf::ui {

QString EnglishPlurals::translate(const char*, const char* source, const char*, int n) const {
    const QString text = QString::fromUtf8(source);
    const QLatin1String mark("(s)");
    if (n < 0 || !text.contains(mark)) return {}; // the source text stands
    return QString(text).replace(mark, n == 1 ? QLatin1String() : QLatin1String("s"));
}

} // namespace rf::ui
