#include "models/session/session_keeper.h"

#include "models/session/session_store.h"
#include "models/session/workspace.h"

#include <QJsonDocument>

namespace rf::models {

namespace {

const QString kLayout = QStringLiteral("session/layout");
constexpr int kManyChanges = 500;
constexpr int kCursorMs = 1'000; ///< the cursor may run: its place is not worth a write a row

QString editsKey(int slot) {
    return QStringLiteral("session/edits/%1").arg(slot);
}

QString textOf(const QJsonObject& object) {
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject objectOf(const QVariant& text) {
    return QJsonDocument::fromJson(text.toString().toUtf8()).object();
}

} // namespace

SessionKeeper::SessionKeeper(Workspace* workspace, SettingsStore* settings)
    : m_workspace(workspace), m_settings(settings) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SessionKeeper::save);
    connect(workspace, &Workspace::fileAdded, this, &SessionKeeper::schedule);
    connect(workspace, &Workspace::fileRemoved, this, &SessionKeeper::schedule);
    connect(workspace, &Workspace::fileChanged, this, &SessionKeeper::fileChanged);
    connect(workspace, &Workspace::tabAdded, this, [this](ItemsTab* tab) { follow(tab); });
    connect(workspace, &Workspace::tabRemoved, this, &SessionKeeper::schedule);
    connect(workspace, &Workspace::tabMoved, this, &SessionKeeper::schedule);
    connect(workspace, &Workspace::currentTabChanged, this, [this] {
        if (!m_reviving) m_wantedCurrent = -1; // the user went elsewhere
        schedule();
    });
}

// Writing

void SessionKeeper::follow(ItemsTab* tab) {
    schedule();
    if (m_followed.contains(tab)) return; // it was parked
    m_followed.insert(tab);
    slotOf(tab);
    connect(tab->query(), &QueryModel::changed, this, &SessionKeeper::schedule);
    connect(tab->statement(), &StatementModel::statementChanged, this, &SessionKeeper::schedule);
    connect(tab, &ItemsTab::sideChanged, this, &SessionKeeper::schedule);
    connect(tab->edits(), &StagedEdits::changed, this, [this, tab] {
        m_unsaved.insert(tab);
        scheduleEdits();
    });
    connect(tab, &ItemsTab::currentChanged, this, [this] { scheduleIn(kCursorMs); });
    connect(tab->items(), &ItemsModel::stateChanged, this, [this] { scheduleIn(kCursorMs); });
    connect(tab->statement(), &StatementModel::stateChanged, this, [this] { scheduleIn(kCursorMs); });
    connect(tab->rows(), &ShownRows::sortChanged, this, [this] { scheduleIn(kCursorMs); });
    connect(tab, &QObject::destroyed, this, [this, tab] {
        m_settings->setValue(editsKey(m_slots.take(tab)), {});
        m_orders.remove(tab);
        m_unsaved.remove(tab);
        m_followed.remove(tab);
        schedule();
    });
}

void SessionKeeper::unfollow(ItemsTab* tab) {
    for (QObject* part : {static_cast<QObject*>(tab), static_cast<QObject*>(tab->query()),
                          static_cast<QObject*>(tab->edits()), static_cast<QObject*>(tab->items()),
                          static_cast<QObject*>(tab->statement()), static_cast<QObject*>(tab->rows())})
        part->disconnect(this);
    m_slots.remove(tab);
    m_orders.remove(tab);
    m_unsaved.remove(tab);
    m_followed.remove(tab);
}

void SessionKeeper::scheduleIn(int ms) {
    if (!m_active || (m_timer.isActive() && m_timer.remainingTime() <= ms)) return;
    m_timer.start(ms);
}

void SessionKeeper::scheduleEdits() {
    int changes = 0;
    for (ItemsTab* tab : std::as_const(m_unsaved)) changes += tab->edits()->count();
    scheduleIn(changes > kManyChanges ? 1000 : 0);
}

void SessionKeeper::save() {
    m_timer.stop();
    if (!m_active) return;
    const auto unsaved = std::exchange(m_unsaved, {});
    for (ItemsTab* tab : unsaved)
        if (m_workspace->tabs().contains(tab) || m_workspace->parkedTabs().contains(tab)) saveEdits(tab);
    m_settings->setValue(kLayout, textOf(layout()));
}

void SessionKeeper::saveEdits(ItemsTab* tab) {
    const QString key = editsKey(slotOf(tab));
    if (tab->edits()->isEmpty()) return m_settings->setValue(key, {});
    m_settings->setValue(key, textOf({{"path", tab->session()->path()},
                                      {"region", tab->table().region},
                                      {"table", tab->table().name},
                                      {"changes", editsToJson(*tab->edits())}}));
}

int SessionKeeper::slotOf(ItemsTab* tab) {
    if (!m_slots.contains(tab)) m_slots.insert(tab, freeSlot());
    return m_slots.value(tab);
}

int SessionKeeper::freeSlot() const {
    QSet<int> taken(m_slots.begin(), m_slots.end());
    for (const Pending& pending : m_pending) taken.insert(pending.slot);
    int slot = 0;
    while (taken.contains(slot)) ++slot;
    return slot;
}

QJsonObject SessionKeeper::toJson(ItemsTab* tab, bool parked) const {
    return {{"path", tab->session()->path()},
            {"region", tab->table().region},
            {"table", tab->table().name},
            {"query", queryToJson(*tab->query())},
            {"partiql", tab->statementSide()},
            {"entity", tab->rows()->entity()},
            {"view", tab->view()},
            {"parked", parked},
            {"slot", m_slots.value(tab)}};
}

QJsonObject SessionKeeper::layout() const {
    QJsonArray files, tabs;
    for (const FileSession* session : m_workspace->files())
        if (!session->isInMemory())
            files.append(QJsonObject{{"path", session->path()}, {"readOnly", session->isReadOnly()}});
    int current = -1;
    qsizetype next = 0; // of m_pending, which is in order
    const auto pendingUpTo = [&](int order) {
        for (; next < m_pending.size() && m_pending[next].order < order; ++next) {
            if (m_pending[next].order == m_wantedCurrent) current = int(tabs.size());
            QJsonObject tab = m_pending[next].tab;
            tab[u"slot"] = m_pending[next].slot;
            tabs.append(tab);
        }
    };
    const auto add = [&](ItemsTab* tab, bool parked) {
        if (tab->session()->isInMemory()) return;
        pendingUpTo(m_orders.value(tab, -1));
        const qsizetype at = m_workspace->tabs().indexOf(tab);
        if (at >= 0 && at == m_workspace->currentTab() && current < 0) current = int(tabs.size());
        tabs.append(toJson(tab, parked));
    };
    for (ItemsTab* tab : m_workspace->tabs()) add(tab, false);
    for (ItemsTab* tab : m_workspace->parkedTabs()) add(tab, true);
    pendingUpTo(std::numeric_limits<int>::max());
    return {{"version", 1}, {"files", files}, {"tabs", tabs}, {"current", current}};
}

/// Gives every tab, open or still to come, its place in layout() as its order.
void SessionKeeper::renumber() {
    QHash<int, int> places; // by slot
    const QJsonArray tabs = layout()[u"tabs"].toArray();
    for (int place = 0; place < tabs.size(); ++place) places.insert(tabs[place][u"slot"].toInt(), place);
    for (auto slot = m_slots.cbegin(); slot != m_slots.cend(); ++slot)
        if (places.contains(*slot)) m_orders.insert(slot.key(), places.value(*slot));
    for (Pending& pending : m_pending) {
        const int place = places.value(pending.slot);
        if (pending.order == m_wantedCurrent) m_wantedCurrent = place;
        pending.order = place;
    }
}

void SessionKeeper::setAside(FileSession* session, const std::function<void()>& close) {
    save();
    renumber();
    ItemsTab* current = m_workspace->tabs().value(m_workspace->currentTab());
    for (const auto* tabs : {&m_workspace->tabs(), &m_workspace->parkedTabs()})
        for (ItemsTab* tab : *tabs) {
            if (tab->session() != session) continue;
            if (tab == current) m_wantedCurrent = m_orders.value(tab);
            m_pending.append({session->path(), tab->table().region, tab->table().name,
                              toJson(tab, tabs == &m_workspace->parkedTabs()), editsToJson(*tab->edits()),
                              tabs == &m_workspace->parkedTabs(), m_orders.value(tab), m_slots.value(tab)});
        }
    for (const auto* tabs : {&m_workspace->tabs(), &m_workspace->parkedTabs()})
        for (ItemsTab* tab : *tabs)
            if (tab->session() == session) unfollow(tab);
    std::sort(m_pending.begin(), m_pending.end(), [](const Pending& a, const Pending& b) { return a.order < b.order; });
    m_reviving = true; // where the current tab goes now is not the user's doing
    close();
    m_reviving = false;
}

// Reading

void SessionKeeper::restore() {
    m_active = true;
    const QJsonObject saved = objectOf(m_settings->value(kLayout));
    const auto ownEdits = [this](int slot) { return objectOf(m_settings->value(editsKey(slot))); };
    read(saved, ownEdits, true);
    const auto left = m_settings->leftSessions();
    for (const SettingsStore::Values& session : left)
        read(objectOf(session.value(kLayout)), [&session](int slot) { return objectOf(session.value(editsKey(slot))); },
             false);
    openFiles(saved);
    for (const SettingsStore::Values& session : left) openFiles(objectOf(session.value(kLayout)));
    if (left.isEmpty()) return;
    save();
    m_settings->dropLeftSessions();
}

/// Adds the tabs of a layout to those that are to come. Another window's get slots of our own, and their edits with them.
void SessionKeeper::read(const QJsonObject& layout, const std::function<QJsonObject(int slot)>& editsOf, bool own) {
    const int first = m_pending.isEmpty() ? 0 : m_pending.last().order + 1;
    const QJsonArray tabs = layout[u"tabs"].toArray();
    for (int i = 0; i < tabs.size(); ++i) {
        const QJsonObject tab = tabs[i].toObject();
        Pending pending{tab[u"path"].toString(), tab[u"region"].toString(), tab[u"table"].toString(), tab, {},
                        tab[u"parked"].toBool(), first + i, tab[u"slot"].toInt()};
        const QJsonObject edits = editsOf(pending.slot);
        const bool ours = edits[u"path"].toString() == pending.path && edits[u"region"].toString() == pending.region &&
                          edits[u"table"].toString() == pending.table;
        if (ours) pending.edits = edits[u"changes"].toArray();
        if (!own) {
            pending.slot = freeSlot();
            m_settings->setValue(editsKey(pending.slot), ours ? QVariant(textOf(edits)) : QVariant());
        }
        m_pending.append(pending);
    }
    if (own) m_wantedCurrent = layout[u"current"].toInt(-1);
}

void SessionKeeper::openFiles(const QJsonObject& layout) {
    for (const QJsonValue& value : layout[u"files"].toArray()) {
        const QJsonObject file = value.toObject();
        m_workspace->openFile(file[u"path"].toString(),
                              file[u"readOnly"].toBool() ? FileSession::Mode::ReadOnly : FileSession::Mode::ReadWrite);
    }
}

void SessionKeeper::fileChanged(FileSession* session) {
    if (session->state() == FileSession::State::Open && !m_pending.isEmpty()) {
        m_reviving = true;
        for (const Pending& saved : QList<Pending>(m_pending)) {
            if (saved.path != session->path()) continue;
            ItemsTab* tab = revive(session, saved);
            if (!tab) continue; // its table is not there: kept, perhaps it comes back
            m_pending.removeIf([&saved](const Pending& pending) { return pending.order == saved.order; });
            if (saved.order != m_wantedCurrent) continue;
            m_workspace->setCurrentTab(int(m_workspace->tabs().indexOf(tab)));
            m_wantedCurrent = -1;
        }
        m_reviving = false;
    }
    schedule();
}

ItemsTab* SessionKeeper::revive(FileSession* session, const Pending& saved) {
    const TableInfo table = session->table(saved.region, saved.table);
    if (!table.isValid()) return nullptr;
    auto* tab = new ItemsTab(session, table, {}, m_workspace);
    m_orders.insert(tab, saved.order);
    m_slots.insert(tab, saved.slot);
    restoreQuery(*tab->query(), saved.tab[u"query"].toObject());
    tab->setStatementSide(saved.tab[u"partiql"].toObject());
    restoreEdits(*tab->edits(), saved.edits);
    tab->rows()->setEntity(saved.tab[u"entity"].toString());
    tab->setView(saved.tab[u"view"].toObject());
    follow(tab);
    m_workspace->adopt(tab, saved.parked ? -1 : placeFor(saved.order));
    return tab;
}

int SessionKeeper::placeFor(int order) const {
    const auto& tabs = m_workspace->tabs();
    int place = 0;
    for (int i = 0; i < tabs.size(); ++i)
        if (m_orders.value(tabs[i], std::numeric_limits<int>::max()) < order) place = i + 1;
    return place;
}

int SessionKeeper::pendingChanges(const QString& path) const {
    int changes = 0;
    for (const Pending& pending : m_pending)
        if (path.isEmpty() || pending.path == path) changes += int(pending.edits.size());
    return changes;
}

void SessionKeeper::forget(const QString& path) {
    for (const Pending& pending : std::as_const(m_pending))
        if (pending.path == path) m_settings->setValue(editsKey(pending.slot), {});
    m_pending.removeIf([&path](const Pending& pending) { return pending.path == path; });
    schedule();
}

} // namespace rf::models

#include "moc_session_keeper.cpp"
