#include "ui/common/plurals.h"

namespace rf::ui {

QString EnglishPlurals::translate(const char*, const char* source, const char*, int n) const {
    const QString text = QString::fromUtf8(source);
    if (n < 0) return {}; // the source text stands
    QString made = text;
    for (const QLatin1String mark : {QLatin1String("(s)"), QLatin1String("(es)")})
        made.replace(mark, n == 1 ? QLatin1String() : mark.mid(1, mark.size() - 2));
    return made == text ? QString() : made;
}

} // namespace rf::ui
