#pragma once

#include "models/session/settings_store.h"

#include <QFileInfo>
#include <QSettings>

namespace rf::ui {

/// Settings in the user's own file.
class QtSettings : public models::SettingsStore {
public:
    QtSettings() = default;
    /// In a file of one's own choice (tests, tour).
    explicit QtSettings(const QString& iniFile) : m_settings(iniFile, QSettings::IniFormat) {}
    QVariant value(const QString& key) const override { return m_settings.value(key); }
    void setValue(const QString& key, const QVariant& value) override { m_settings.setValue(key, value); }
    QString folder() const override { return QFileInfo(m_settings.fileName()).absolutePath(); }

private:
    QSettings m_settings;
};

} // namespace rf::ui
