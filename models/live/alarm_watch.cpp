#include "models/live/alarm_watch.h"

#include "engine/scaling/scaling.h"
#include "models/value/value.h"

#include <mutex>

namespace rf::models {

/// Where the engine's threads find the object, as long as there is one.
struct AlarmWatch::Inbox {
    std::mutex guard;
    AlarmWatch* owner = nullptr;

    void post(FileSession* file, AlarmNews news) {
        const std::lock_guard lock(guard);
        if (owner == nullptr) return;
        QMetaObject::invokeMethod(owner, [owner = owner, file, news = std::move(news)] {
            if (owner->m_files.contains(file)) emit owner->changed(file, news);
        }, Qt::QueuedConnection);
    }
};

AlarmWatch::AlarmWatch(Workspace* workspace, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_inbox(std::make_shared<Inbox>()) {
    m_inbox->owner = this;
    connect(workspace, &Workspace::fileAdded, this, &AlarmWatch::follow);
    connect(workspace, &Workspace::fileChanged, this, &AlarmWatch::follow);
    connect(workspace, &Workspace::fileRemoved, this, [this](FileSession* file) { m_files.remove(file); });
    for (FileSession* file : workspace->files()) follow(file);
}

AlarmWatch::~AlarmWatch() {
    {
        const std::lock_guard lock(m_inbox->guard);
        m_inbox->owner = nullptr;
    }
    for (const auto& each : std::as_const(m_files))
        if (const auto service = each.lock(); service && service->scaling()) service->scaling()->onAlarm({});
}

void AlarmWatch::follow(FileSession* file) {
    if (file->state() != FileSession::State::Open) {
        m_files.remove(file);
    } else if (!m_files.contains(file)) {
        listen(file);
    }
}

void AlarmWatch::listen(FileSession* file) {
    const auto service = file->client()->service();
    m_files.insert(file, service);
    rf::scaling::Scaling* scaling = service->scaling();
    if (scaling == nullptr) return;
    scaling->onAlarm([inbox = m_inbox, file](const rf::scaling::AlarmChange& change) {
        inbox->post(file, {fromUtf8(change.alarm.name), fromUtf8(rf::scaling::wireName(change.before)),
                           fromUtf8(rf::scaling::wireName(change.alarm.state)), fromUtf8(change.alarm.reason),
                           !change.alarm.policy.empty()});
    });
}

} // namespace rf::models

#include "moc_alarm_watch.cpp"
