#include "ui/shell/alarm_commands.h"

#include "ui/capacity/alarms_dialog.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>

namespace rf::ui {

bool notifyDesktop(const QString& title, const QString& text) {
    static const QString kService = QStringLiteral("org.freedesktop.Notifications");
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return false;
    QDBusMessage message = QDBusMessage::createMethodCall(kService, QStringLiteral("/org/freedesktop/Notifications"), kService,
                                                          QStringLiteral("Notify"));
    constexpr int kAsTheDesktopLikes = -1;
    message << QApplication::applicationDisplayName() << 0U << QStringLiteral("rangefinder") << title << text << QStringList()
            << QVariantMap() << kAsTheDesktopLikes;
    return bus.send(message);
}

AlarmCommands::AlarmCommands(models::Workspace* workspace, CommandRegistry* commands, std::function<Place()> place, QWidget* window)
    : QObject(window), m_place(std::move(place)), m_window(window), m_watch(workspace) {
    commands->on(QStringLiteral("alarms.show"), this, [this] { (void)show(); });
    connect(&m_watch, &models::AlarmWatch::changed, this, &AlarmCommands::changed);
}

AlarmsDialog* AlarmCommands::show() {
    const Place place = m_place();
    if (!place.file) return nullptr;
    m_model.setFile(place.file, place.region);
    m_model.refresh();
    auto* dialog = new AlarmsDialog(&m_model, place.table, m_window);
    dialog->present();
    return dialog;
}

/// Alarms of auto scaling ring all day long: they are in the list and nowhere else.
void AlarmCommands::changed(models::FileSession* file, const models::AlarmNews& news) {
    m_model.refresh();
    if (news.ofPolicy || (!news.rings() && news.before != QLatin1String("ALARM"))) return;
    const QString title = news.rings() ? tr("Alarm: %1").arg(news.name) : tr("Alarm is over: %1").arg(news.name);
    m_notifier(title, QStringLiteral("%1\n%2").arg(file->name(), news.reason));
    emit notice(title);
}

} // namespace rf::ui

#include "moc_alarm_commands.cpp"
