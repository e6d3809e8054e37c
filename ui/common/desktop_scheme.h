#pragma once
// What the desktop says about light and dark, through the settings portal where there is one (Qt 6.4 does not ask).

#include <QObject>

#include <optional>

class QDBusVariant;

namespace rf::ui {

class DesktopScheme : public QObject {
    Q_OBJECT
public:
    /// Asks without waiting; the answer comes as changed().
    explicit DesktopScheme(QObject* parent = nullptr);
    /// Nothing: the desktop has no opinion, or did not answer.
    std::optional<bool> prefersDark() const { return m_dark; }

signals:
    void changed();

private slots:
    void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void take(uint scheme);
    std::optional<bool> m_dark;
};

} // namespace rf::ui
