#include "models/session/workspace.h"

#include <QDir>
#include <QFileInfo>

namespace rf::models {

namespace {

/// One name for one file, whatever way it was reached.
QString canonical(const QString& path) {
    const QFileInfo info(path);
    const QString found = info.canonicalFilePath();
    return found.isEmpty() ? QDir::cleanPath(info.absoluteFilePath()) : found;
}

} // namespace

Workspace::Workspace(ServiceOpener opener, SettingsStore* settings, QObject* parent)
    : QObject(parent), m_opener(std::move(opener)), m_recent(settings),
      m_keeper(std::make_unique<SessionKeeper>(this, settings)) {}

Workspace::~Workspace() {
    m_keeper->save();
    m_keeper.reset();
    for (Job* job : std::as_const(m_jobs)) job->disconnect(this);
    qDeleteAll(m_jobs);
    qDeleteAll(m_tabs);
    qDeleteAll(m_parked);
    for (FileSession* session : std::as_const(m_files)) session->disconnect(this);
    qDeleteAll(m_files);
}

// Files

FileSession* Workspace::openFile(const QString& path, FileSession::Mode mode) {
    const bool inMemory = mode == FileSession::Mode::InMemory;
    const QString place = inMemory ? path : canonical(path);
    if (FileSession* open = inMemory ? nullptr : fileAt(place)) {
        open->open(); // nothing happens unless it failed
        return open;
    }
    auto* session = new FileSession(place, mode, m_opener, this);
    addFile(session);
    return session;
}

void Workspace::addFile(FileSession* session) {
    m_files.append(session);
    connect(session, &FileSession::stateChanged, this, [this, session] { fileTouched(session); });
    connect(session, &FileSession::stalenessChanged, this, [this, session] { emit fileChanged(session); });
    connect(session, &FileSession::tablesChanged, this, [this, session] { fileTouched(session); });
    m_tables.setFile(session, session->entry());
    connect(session, &FileSession::outsideChanged, this, [this, session] { emit fileChanged(session); });
    emit fileAdded(session);
    session->open();
}

FileSession* Workspace::fileAt(const QString& path) const {
    const QString place = canonical(path);
    for (FileSession* session : m_files)
        if (!session->isInMemory() && session->path() == place) return session;
    return nullptr;
}

void Workspace::fileTouched(FileSession* session) {
    if (!m_files.contains(session)) return;
    m_tables.setFile(session, session->entry());
    if (session->state() != FileSession::State::Open) {
        m_noted.remove(session);
    } else if (!session->isInMemory() && !m_noted.contains(session)) {
        m_noted.insert(session);
        m_recent.add(session->path(), session->sizeBytes(), int(session->tables().size()));
    }
    emit fileChanged(session);
}

int Workspace::stagedCount(FileSession* session) const {
    int changes = m_keeper->pendingChanges(session ? session->path() : QString());
    for (const auto* tabs : {&m_tabs, &m_parked})
        for (ItemsTab* tab : *tabs)
            if (!session || tab->session() == session) changes += tab->edits()->count();
    return changes;
}

bool Workspace::closeFile(FileSession* session, bool discardEdits) {
    if (!m_files.contains(session)) return true;
    if (!discardEdits && stagedCount(session) > 0) return false;
    for (auto job = m_jobFiles.cbegin(); job != m_jobFiles.cend(); ++job)
        if (*job == session) job.key()->cancel();
    m_keeper->forget(session->path());
    drop(session);
    return true;
}

void Workspace::drop(FileSession* session) {
    dropTabsOf(session);
    m_files.removeOne(session);
    m_noted.remove(session);
    m_tables.removeFile(session);
    emit fileRemoved(session);
    session->close();
    session->deleteLater();
}

FileSession* Workspace::reopenFile(FileSession* session, std::function<rf::Status()> between) {
    const QString path = session->path();
    const auto mode = session->isReadOnly() ? FileSession::Mode::ReadOnly : FileSession::Mode::ReadWrite;
    m_keeper->setAside(session, [this, session] { drop(session); });
    auto* again = new FileSession(path, mode, m_opener, this);
    again->setBeforeOpen(std::move(between));
    addFile(again);
    return again;
}

void Workspace::dropTabsOf(FileSession* session) {
    for (qsizetype i = m_tabs.size(); i-- > 0;) {
        ItemsTab* tab = m_tabs[i];
        if (tab->session() != session) continue;
        tab->edits()->revertAll(); // nothing left to park
        closeTab(tab);
    }
    for (ItemsTab* tab : QList<ItemsTab*>(m_parked)) {
        if (tab->session() != session) continue;
        m_parked.removeOne(tab);
        tab->deleteLater();
    }
}

// Tabs

ItemsTab* Workspace::openTable(FileSession* session, const QString& region, const QString& table,
                               const QString& index) {
    const auto shows = [&](ItemsTab* tab) {
        return tab->session() == session && tab->table().region == region && tab->table().name == table;
    };
    const auto open = std::find_if(m_tabs.begin(), m_tabs.end(),
                                   [&](ItemsTab* tab) { return shows(tab) && tab->query()->index() == index; });
    if (open != m_tabs.end()) return shown(*open);
    const auto parked = std::find_if(m_parked.begin(), m_parked.end(), shows);
    if (parked == m_parked.end()) return openTableInNewTab(session, region, table, index);
    ItemsTab* tab = *parked;
    m_parked.erase(parked);
    if (tab->query()->index() != index) tab->query()->setIndex(index);
    adopt(tab, int(m_tabs.size()));
    return shown(tab);
}

ItemsTab* Workspace::openTableInNewTab(FileSession* session, const QString& region, const QString& table,
                                       const QString& index) {
    const TableInfo info = session ? session->table(region, table) : TableInfo();
    if (!info.isValid() || !session->client()) return nullptr;
    auto* tab = new ItemsTab(session, info, index, this);
    if (m_newTab) m_newTab(tab);
    adopt(tab, int(m_tabs.size()));
    return shown(tab);
}

void Workspace::adopt(ItemsTab* tab, int at) {
    if (at < 0) {
        m_parked.append(tab);
        return;
    }
    m_tabs.insert(at, tab);
    const bool shifted = m_current >= at;
    if (shifted) ++m_current;
    emit tabAdded(tab, at);
    if (shifted) emit currentTabChanged(m_current);
}

ItemsTab* Workspace::shown(ItemsTab* tab) {
    setCurrentTab(int(m_tabs.indexOf(tab)));
    return tab;
}

void Workspace::closeTab(ItemsTab* tab) {
    const int at = int(m_tabs.indexOf(tab));
    if (at < 0) return;
    m_tabs.removeAt(at);
    const bool parked = !tab->edits()->isEmpty();
    if (parked) m_parked.append(tab);
    const int before = m_current;
    if (m_current > at || m_current == int(m_tabs.size())) --m_current;
    emit tabRemoved(tab, at);
    if (before >= at) emit currentTabChanged(m_current);
    if (!parked) tab->deleteLater();
}

void Workspace::setCurrentTab(int index) {
    index = std::clamp(index, -1, int(m_tabs.size()) - 1);
    if (index == m_current) return;
    m_current = index;
    emit currentTabChanged(index);
}

void Workspace::moveTab(int from, int to) {
    if (from < 0 || to < 0 || from >= m_tabs.size() || to >= m_tabs.size() || from == to) return;
    ItemsTab* current = m_tabs.value(m_current);
    m_tabs.move(from, to);
    const int at = current ? int(m_tabs.indexOf(current)) : -1;
    const bool moved = std::exchange(m_current, at) != at;
    emit tabMoved(from, to);
    if (moved) emit currentTabChanged(at);
}

} // namespace rf::models

#include "moc_workspace.cpp"
