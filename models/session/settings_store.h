#pragma once
// Where settings are kept: behind an interface, so that models need no QSettings and tests none of the user's files.

#include <QHash>
#include <QString>
#include <QVariant>

namespace rf::models {

class SettingsStore {
public:
    virtual ~SettingsStore() = default;
    virtual QVariant value(const QString& key) const = 0; ///< invalid when unset
    virtual void setValue(const QString& key, const QVariant& value) = 0;
    /// Where the user's files beside the settings are; empty: nowhere, nothing outlasts the program.
    virtual QString folder() const { return {}; }
};

class MemorySettings : public SettingsStore {
public:
    QVariant value(const QString& key) const override { return m_values.value(key); }
    void setValue(const QString& key, const QVariant& value) override { m_values.insert(key, value); }

private:
    QHash<QString, QVariant> m_values;
};

} // namespace rf::models
