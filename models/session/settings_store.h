#pragma once
// Where settings are kept: behind an interface, so that models need no QSettings and tests none of the user's files.

#include <QHash>
#include <QString>
#include <QStringList>
#include <QVariant>

namespace rf::models {

class SettingsStore {
public:
    /// Keys and values of a session: "session/layout" and what belongs to it.
    using Values = QHash<QString, QVariant>;

    virtual ~SettingsStore() = default;
    virtual QVariant value(const QString& key) const = 0; ///< invalid when unset
    virtual void setValue(const QString& key, const QVariant& value) = 0; ///< an invalid value removes the key
    /// Where the user's files beside the settings are; empty: nowhere, nothing outlasts the program.
    virtual QString folder() const { return {}; }

    /// Sessions of windows that ended and that nobody keeps now; this window can take them over.
    virtual QList<Values> leftSessions() { return {}; }
    /// They have been taken over and are saved with this window's own.
    virtual void dropLeftSessions() {}
    /// Another window of the program is open and keeps the first session; this one has a session of its own.
    virtual bool isSecond() const { return false; }
    /// What went wrong with the files since the last call, in sentences for the user.
    virtual QStringList takeTroubles() { return {}; }
};

class MemorySettings : public SettingsStore {
public:
    QVariant value(const QString& key) const override { return m_values.value(key); }
    void setValue(const QString& key, const QVariant& value) override {
        if (value.isValid())
            m_values.insert(key, value);
        else
            m_values.remove(key);
    }

private:
    QHash<QString, QVariant> m_values;
};

} // namespace rf::models
