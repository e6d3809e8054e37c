#include "ui/shell/window_memory.h"

#include "ui/common/dialog.h"

#include <QEvent>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSplitter>

namespace rf::ui {

namespace {

constexpr int kSaveMs = 1'000, kLookMs = 5'000;
const QString kGeometry = QStringLiteral("window/geometry"), kSidebar = QStringLiteral("window/sidebar"),
              kPlace = QStringLiteral("window/place");

} // namespace

WindowMemory::WindowMemory(QMainWindow* window, models::Workspace* workspace, models::SettingsStore* settings,
                           std::function<ShownPlace()> now)
    : QObject(window), m_window(window), m_workspace(workspace), m_settings(settings), m_now(std::move(now)) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(kSaveMs);
    connect(&m_timer, &QTimer::timeout, this, &WindowMemory::save);
    m_watch.setInterval(kLookMs);
    connect(&m_watch, &QTimer::timeout, this, [this] { tellTroubles(); });
    connect(workspace, &models::Workspace::fileChanged, this, &WindowMemory::fileChanged);
    window->installEventFilter(this);
}

QString WindowMemory::splitterKey(const QSplitter* splitter) const {
    return QStringLiteral("window/splitters/") + splitter->objectName();
}

void WindowMemory::keep(QSplitter* splitter) {
    const QVariant saved = m_settings->value(splitterKey(splitter));
    if (saved.isValid()) splitter->restoreState(saved.toByteArray());
    connect(splitter, &QSplitter::splitterMoved, this, &WindowMemory::touch);
}

void WindowMemory::keepSplitters(QWidget* page) {
    for (QSplitter* splitter : page->findChildren<QSplitter*>())
        if (!splitter->objectName().isEmpty()) keep(splitter);
}

void WindowMemory::restore(QWidget* sidebar) {
    m_sidebar = sidebar;
    if (!m_window->restoreGeometry(m_settings->value(kGeometry).toByteArray())) m_window->resize(1440, 900);
    keepSplitters(m_window);
    const QVariant shown = m_settings->value(kSidebar);
    m_sidebar->setVisible(!shown.isValid() || shown.toBool());
    const QJsonObject place = QJsonDocument::fromJson(m_settings->value(kPlace).toString().toUtf8()).object();
    m_wanted = {place[u"mode"].toString(), place[u"path"].toString(), place[u"region"].toString(),
                place[u"table"].toString()};
    m_restored = true;
}

void WindowMemory::fileChanged(models::FileSession* file) {
    if (m_wanted.mode.isEmpty() || file->path() != m_wanted.path) return;
    if (file->state() != models::FileSession::State::Open) return;
    const ShownPlace place = std::exchange(m_wanted, {});
    emit returnTo(place, file);
}

void WindowMemory::touch() {
    if (m_restored && !m_timer.isActive()) m_timer.start();
}

void WindowMemory::save() {
    if (!m_restored) return;
    m_timer.stop();
    m_settings->setValue(kGeometry, m_window->saveGeometry());
    m_settings->setValue(kSidebar, !m_sidebar->isHidden());
    for (const QSplitter* splitter : m_window->findChildren<QSplitter*>())
        if (!splitter->objectName().isEmpty()) m_settings->setValue(splitterKey(splitter), splitter->saveState());
    const ShownPlace now = m_wanted.mode.isEmpty() ? m_now() : m_wanted;
    const QJsonObject place{{"mode", now.mode}, {"path", now.path}, {"region", now.region}, {"table", now.table}};
    m_settings->setValue(kPlace, QString::fromUtf8(QJsonDocument(place).toJson(QJsonDocument::Compact)));
}

void WindowMemory::tellTroubles() {
    const QStringList troubles = m_settings->takeTroubles();
    if (!troubles.isEmpty()) {
        Dialog* dialog = tell(m_window, tr("Settings"), tr("A file of the settings is not as it should be"),
                              troubles.join(QStringLiteral("\n\n")));
        dialog->setObjectName(QStringLiteral("settingsTrouble"));
    }
    if (m_watch.isActive()) return;
    m_watch.start();
    if (m_settings->isSecond())
        emit notice(tr("Another window of Rangefinder is open: this one keeps a session of its own"));
}

bool WindowMemory::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_window) {
        switch (event->type()) {
        case QEvent::Resize:
        case QEvent::Move:
        case QEvent::WindowStateChange:
            touch();
            break;
        case QEvent::Close:
            save();
            break;
        case QEvent::Show:
            if (!m_watch.isActive()) QMetaObject::invokeMethod(this, &WindowMemory::tellTroubles, Qt::QueuedConnection);
            break;
        default:
            break;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace rf::ui

#include "moc_window_memory.cpp"
