#include "models/session/query_shelf.h"

#include "models/session/session_store.h"

namespace rf::models {

QueryShelf::QueryShelf(Workspace* workspace, SettingsStore* settings, QObject* parent)
    : QObject(parent), m_settings(settings) {
    for (ItemsTab* tab : workspace->tabs()) follow(tab);
    connect(workspace, &Workspace::tabAdded, this, &QueryShelf::follow);
}

QString QueryShelf::placeOf(FileSession* file) {
    return file && !file->isInMemory() ? file->path() : QString();
}

SavedQueries* QueryShelf::saved(FileSession* file) {
    auto& known = m_saved[placeOf(file)];
    if (!known) known = new SavedQueries(placeOf(file), m_settings, this);
    return known;
}

QueryHistory* QueryShelf::history(FileSession* file) {
    auto& known = m_history[placeOf(file)];
    if (!known) known = new QueryHistory(placeOf(file), m_settings, this);
    return known;
}

void QueryShelf::follow(ItemsTab* tab) {
    for (QObject* part : {static_cast<QObject*>(tab->items()), static_cast<QObject*>(tab->statement())})
        disconnect(part, nullptr, this, nullptr); // it was parked
    connect(tab->items(), &ItemsModel::stateChanged, this, [this, tab] { note(tab); });
    connect(tab->statement(), &StatementModel::stateChanged, this, [this, tab] { noteStatement(tab); });
    connect(tab, &QObject::destroyed, this, [this, tab] {
        m_running.remove(tab);
        m_statements.remove(tab);
    });
}

void QueryShelf::noteStatement(ItemsTab* tab) {
    using State = StatementModel::State;
    const StatementModel* model = tab->statement();
    if (model->state() == State::Running) return m_statements.insert(tab), void();
    if (!m_statements.remove(tab) || model->state() == State::Idle || !tab->session()) return;
    history(tab->session())
        ->add({QDateTime::currentDateTime(), tab->table().region, tab->table().name, model->ran().title(),
               statementToForm(model->ran()), model->rowCount(), model->units(), !model->ran().reads().value_or(true),
               model->state() == State::Failed ? model->failure().headline : QString()});
}

/// The form counts as it was when the run began: it may be typed in while pages come.
void QueryShelf::note(ItemsTab* tab) {
    ItemsModel* items = tab->items();
    if (items->state() == ItemsModel::State::Loading) {
        if (items->pages() == 0) m_running.insert(tab, queryToJson(*tab->query()));
        return;
    }
    if (!m_running.contains(tab) || !tab->session()) return;
    const bool failed = items->state() == ItemsModel::State::Failed;
    if (!failed && items->pages() == 0) return; // cancelled before anything came
    HistoryEntry entry{QDateTime::currentDateTime(), tab->table().region, tab->table().name, tab->title(),
                       m_running.value(tab), items->loaded(), items->consumed(), false,
                       failed ? items->failure().headline : QString()};
    history(tab->session())->add(entry);
}

} // namespace rf::models

#include "moc_query_shelf.cpp"
