#include "models/session/preferences.h"

namespace rf::models {

namespace {

struct Row {
    const char* key;
    QVariant fallback;
    int least = 0, most = 0; ///< of numbers
};

const QList<Row>& rows() {
    static const QList<Row> table{
        {pref::kTheme, QStringLiteral("system")},   {pref::kDensity, QStringLiteral("normal")},
        {pref::kScale, 100, 75, 200},               {pref::kLanguage, QString()},
        {pref::kAskToQuit, false},                  {pref::kPageSize, 100, 0, 1'000'000},
        {pref::kConsistent, false},                 {pref::kWarnAbove, 0, 0, 1'000'000'000},
        {pref::kPort, 8000, 0, 65'535},             {pref::kServeOnStart, false},
        {pref::kFolder, QString()},
    };
    return table;
}

const Row* rowOf(const QString& key) {
    for (const Row& row : rows())
        if (key == QLatin1String(row.key)) return &row;
    return nullptr;
}

/// Ini files give back text.
QVariant read(const Row& row, const QVariant& saved) {
    if (!saved.isValid()) return row.fallback;
    if (row.fallback.typeId() == QMetaType::Int) {
        bool ok = false;
        const int number = saved.toInt(&ok);
        return ok && number >= row.least && number <= row.most ? QVariant(number) : row.fallback;
    }
    if (row.fallback.typeId() == QMetaType::Bool) return saved.toBool();
    return saved.toString();
}

} // namespace

Preferences::Preferences(SettingsStore* settings, QObject* parent) : QObject(parent), m_settings(settings) {}

QVariant Preferences::fallback(const QString& key) {
    const Row* row = rowOf(key);
    return row ? row->fallback : QVariant();
}

QVariant Preferences::in(const SettingsStore& settings, const QString& key) {
    const Row* row = rowOf(key);
    return row ? read(*row, settings.value(key)) : QVariant();
}

QVariant Preferences::value(const QString& key) const {
    return in(*m_settings, key);
}

void Preferences::set(const QString& key, const QVariant& value) {
    const Row* row = rowOf(key);
    if (!row || read(*row, value) == this->value(key)) return;
    m_settings->setValue(key, read(*row, value) == row->fallback ? QVariant() : value);
    emit changed(key);
}

} // namespace rf::models

#include "moc_preferences.cpp"
