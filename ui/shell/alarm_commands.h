#pragma once
// Alarms: the dialog that lists them, and what the desktop is told when one rings.

#include "models/capacity/alarm_model.h"
#include "models/live/alarm_watch.h"
#include "ui/common/commands.h"

#include <functional>

namespace rf::ui {

class AlarmsDialog;

/// "Alarm in shop.rfdb" and the text, as a notification of the desktop. False: the desktop has none.
using DesktopNotifier = std::function<bool(const QString& title, const QString& text)>;
/// Through org.freedesktop.Notifications; never waits for its answer.
bool notifyDesktop(const QString& title, const QString& text);

class AlarmCommands : public QObject {
    Q_OBJECT
public:
    struct Place {
        models::FileSession* file = nullptr;
        QString region, table;
    };
    /// All outlive the object; `place` is what the window points at; the dialog stands before `window`.
    AlarmCommands(models::Workspace* workspace, CommandRegistry* commands, std::function<Place()> place, QWidget* window);

    models::AlarmModel* model() { return &m_model; }
    void setNotifier(DesktopNotifier notifier) { m_notifier = std::move(notifier); }
    /// nullptr: no file is open.
    AlarmsDialog* show();

signals:
    void notice(const QString& text); ///< also when the desktop was told: the window may be in front

private:
    void changed(models::FileSession* file, const models::AlarmNews& news);

    std::function<Place()> m_place;
    QWidget* m_window;
    models::AlarmModel m_model;
    models::AlarmWatch m_watch;
    DesktopNotifier m_notifier = notifyDesktop;
};

} // namespace rf::ui
