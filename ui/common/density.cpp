#include "ui/common/density.h"

#include <QHeaderView>

namespace rf::ui {

Density& Density::instance() {
    static Density density;
    return density;
}

void Density::setChoice(Choice choice) {
    if (std::exchange(m_choice, choice) != choice) emit changed();
}

QString Density::choiceKey(Choice choice) {
    switch (choice) {
    case Choice::Compact:
        return QStringLiteral("compact");
    case Choice::Roomy:
        return QStringLiteral("roomy");
    case Choice::Normal:
        break;
    }
    return QStringLiteral("normal");
}

Density::Choice Density::choiceOf(const QString& key) {
    if (key == QLatin1String("compact")) return Choice::Compact;
    return key == QLatin1String("roomy") ? Choice::Roomy : Choice::Normal;
}

int Density::row(int base) {
    switch (instance().m_choice) {
    case Choice::Compact:
        return base - 4;
    case Choice::Roomy:
        return base + 6;
    case Choice::Normal:
        break;
    }
    return base;
}

void Density::follow(QHeaderView* rows, int base) {
    const auto fit = [rows, base] { rows->setDefaultSectionSize(row(base)); };
    connect(&instance(), &Density::changed, rows, fit);
    fit();
}

} // namespace rf::ui

#include "moc_density.cpp"
