#pragma once
// What the user can set: every key with its default, in one table; and a signal when one changes.

#include "models/session/settings_store.h"

#include <QObject>

namespace rf::models {

namespace pref {
inline constexpr char kTheme[] = "theme";                 ///< "system", "light", "dark"
inline constexpr char kDensity[] = "appearance/density";  ///< "compact", "normal", "roomy"
inline constexpr char kScale[] = "appearance/scale";      ///< per cent of everything; at the next start
inline constexpr char kLanguage[] = "appearance/language"; ///< "" = the desktop's, "en", "de"; at the next start
inline constexpr char kAskToQuit[] = "editing/askToQuit"; ///< while changes are staged
inline constexpr char kPageSize[] = "reading/pageSize";   ///< items examined a page by a new tab; 0 = the service's 1 MB
inline constexpr char kConsistent[] = "reading/consistent"; ///< new tabs read strongly consistently
inline constexpr char kWarnAbove[] = "reading/warnAbove"; ///< RCU a run is thought to use before it is asked about; 0 = never
inline constexpr char kPort[] = "endpoint/port";
inline constexpr char kServeOnStart[] = "endpoint/onStart"; ///< the first file of the session
inline constexpr char kFolder[] = "files/folder";         ///< where file dialogs begin; empty: the documents
} // namespace pref

class Preferences : public QObject {
    Q_OBJECT
public:
    /// `settings` outlives the preferences.
    explicit Preferences(SettingsStore* settings, QObject* parent = nullptr);

    QVariant value(const QString& key) const;
    int number(const QString& key) const { return value(key).toInt(); }
    bool isOn(const QString& key) const { return value(key).toBool(); }
    QString text(const QString& key) const { return value(key).toString(); }
    /// The default is not written: it may become another with a later version.
    void set(const QString& key, const QVariant& value);

    /// What a key says in a store, or its default. A value of the wrong kind or out of range counts as the default.
    static QVariant in(const SettingsStore& settings, const QString& key);
    static QVariant fallback(const QString& key);

signals:
    void changed(const QString& key);

private:
    SettingsStore* m_settings;
};

} // namespace rf::models
