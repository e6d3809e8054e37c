#include "ui/shell/navigator.h"

#include "models/session/session_store.h"

#include <QApplication>
#include <QClipboard>
#include <QMouseEvent>

namespace rf::ui {

using models::FileSession;
using models::ItemsModel;
using models::ItemsTab;
using models::KeyHit;
using models::Place;
using models::StatementModel;

namespace {

/// Whether the tab holds what the form asks for, be the side shown or not.
bool has(ItemsTab* tab, const QJsonObject& form) {
    if (const auto statement = models::statementOfForm(form))
        return tab->statement()->state() != StatementModel::State::Idle && tab->statement()->statement() == *statement;
    return tab->items()->hasRun() && models::queryToJson(*tab->query()) == form;
}

} // namespace

Navigator::Navigator(models::Workspace* workspace, CommandRegistry* commands, std::function<ShownPlace()> shown,
                     std::function<void(const ShownPlace&, FileSession*)> show, QWidget* window)
    : QObject(window), m_workspace(workspace), m_commands(commands), m_shown(std::move(shown)), m_show(std::move(show)),
      m_window(window) {
    commands->on(QStringLiteral("go.back"), this, [this] { back(); });
    commands->on(QStringLiteral("go.forward"), this, [this] { forward(); });
    commands->on(QStringLiteral("go.copyLink"), this, [this] { copyLink(); });
    const auto follow = [this](ItemsTab* tab) {
        disconnect(tab->items(), &ItemsModel::stateChanged, this, nullptr); // it was parked
        disconnect(tab->statement(), &StatementModel::stateChanged, this, nullptr);
        disconnect(tab, &ItemsTab::currentChanged, this, nullptr);
        connect(tab, &ItemsTab::currentChanged, this, &Navigator::leave);
        connect(tab->items(), &ItemsModel::stateChanged, this, [this, tab] {
            if (tab == currentTab() && tab->items()->state() == ItemsModel::State::Loading) note();
        });
        connect(tab->statement(), &StatementModel::stateChanged, this, [this, tab] {
            if (tab == currentTab() && tab->statement()->state() == StatementModel::State::Running) note();
        });
    };
    for (ItemsTab* tab : workspace->tabs()) follow(tab);
    connect(workspace, &models::Workspace::tabAdded, this, follow);
    connect(workspace, &models::Workspace::currentTabChanged, this, &Navigator::note);
    connect(workspace, &models::Workspace::fileChanged, this, [this](FileSession* file) {
        if (file->state() != FileSession::State::Open) return;
        if (m_comingLink && m_comingLink->path == file->path()) goTo(*std::exchange(m_comingLink, std::nullopt), file);
        if (m_coming.path == file->path()) goTo(std::exchange(m_coming, {}), file);
    });
    connect(&m_trail, &models::PlaceTrail::changed, this, &Navigator::refresh);
    qApp->installEventFilter(this);
    refresh();
}

ItemsTab* Navigator::currentTab() const {
    return m_workspace->tabs().value(m_workspace->currentTab());
}

// Items

ItemsTab* Navigator::tabFor(const KeyHit& hit, bool newTab, const QString& begin) {
    if (!hit.file) return nullptr;
    ItemsTab* tab = newTab ? m_workspace->openTableInNewTab(hit.file, hit.region, hit.table)
                           : m_workspace->openTable(hit.file, hit.region, hit.table);
    if (!tab) return nullptr;
    auto* query = tab->query();
    const models::TableInfo table = tab->table();
    query->setIndex({});
    query->setMode(models::QueryMode::Query);
    query->setKeyValue(table.hash.name, hit.key.child(table.hash.name).editText());
    if (table.range) {
        const bool text = table.range->type == models::ValueType::S;
        query->setKeyOperator(table.range->name, begin.isEmpty() ? models::RangeOperator::Any
                                                 : text          ? models::RangeOperator::BeginsWith
                                                                 : models::RangeOperator::Equal);
        query->setKeyValue(table.range->name, begin);
        query->setKeyUpperValue(table.range->name, {});
    }
    query->filters()->setChips({});
    tab->setShowsStatement(false);
    tab->rows()->setShowAll();
    return tab;
}

void Navigator::openItem(const KeyHit& hit, bool newTab, const QString& command) {
    const models::TableInfo table = hit.file ? hit.file->table(hit.region, hit.table) : models::TableInfo();
    if (!table.isValid()) return;
    ItemsTab* tab = tabFor(hit, newTab, table.range ? hit.key.child(table.range->name).editText() : QString());
    if (!tab) return;
    tab->setView({{"pages", 5}, {"item", hit.key.toJson(true)}});
    whenShown(tab, [this, command] {
        if (!command.isEmpty()) m_commands->trigger(command);
    });
    tab->resume(true);
}

void Navigator::whenShown(ItemsTab* tab, std::function<void()> then) {
    connect(tab, &ItemsTab::resumed, this, std::move(then), Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
}

void Navigator::openVersion(const KeyHit& hit, const models::Value& version, bool newTab) {
    openItem(hit, newTab, {});
    ItemsTab* tab = currentTab();
    if (tab && tab->session() == hit.file && tab->table().name == hit.table) whenShown(tab, [this, tab = QPointer(tab), version] {
        if (tab) emit versionShown(tab, version);
    });
}

void Navigator::openItems(const KeyHit& hit, const QString& begin, bool newTab) {
    if (ItemsTab* tab = tabFor(hit, newTab, begin)) tab->run();
}

bool Navigator::openQuery(FileSession* file, const QString& region, const QString& table, const QJsonObject& form, bool newTab) {
    const QString index = form[u"index"].toString();
    ItemsTab* tab = newTab ? m_workspace->openTableInNewTab(file, region, table, index)
                           : m_workspace->openTable(file, region, table, index);
    if (!tab) return false;
    tab->setForm(form);
    if (tab->showsStatement()) {
        if (!tab->runRead()) emit notice(tr("This statement writes: it is not run before you say so (Ctrl+Enter)"));
        return true;
    }
    tab->rows()->setShowAll();
    tab->run();
    return true;
}

// Places

Place Navigator::here() const {
    const ShownPlace page = m_shown();
    if (ItemsTab* tab = currentTab(); tab && tab->session())
        return {{}, tab->session()->path(), tab->table().region, tab->table().name, tab->form(),
                tab->view(), tab, tab->title()};
    if (page.mode.isEmpty()) return {};
    return {page.mode, page.path, page.region, page.table, {}, {}, {}, page.table};
}

/// The rows of the current place, as they are now. Not only when it is left: the next query is typed over its own before that.
void Navigator::leave() {
    if (m_trail.at() < 0) return;
    Place place = m_trail.places()[m_trail.at()];
    if (place.tab && place.tab->form() == place.query) place.view = place.tab->view();
    m_trail.update(place);
}

void Navigator::note() {
    if (m_going) return;
    leave();
    m_trail.visit(here());
}

void Navigator::back() {
    leave();
    go(m_trail.back());
}

void Navigator::forward() {
    leave();
    go(m_trail.forward());
}

void Navigator::go(const Place& place) {
    if (!place.isValid()) return;
    FileSession* file = m_workspace->fileAt(place.path);
    if (file && file->state() == FileSession::State::Open) return goTo(place, file);
    if (!QFile::exists(place.path)) return emit notice(tr("%1 is no longer there").arg(place.path));
    m_coming = place;
    m_workspace->openFile(place.path);
}

void Navigator::goTo(const Place& place, FileSession* file) {
    m_going = true;
    if (!place.mode.isEmpty()) {
        m_show({place.mode, place.path, place.region, place.table}, file);
    } else {
        ItemsTab* tab = place.tab && m_workspace->tabs().contains(place.tab)
                            ? place.tab.data()
                            : m_workspace->openTable(file, place.region, place.table, place.query[u"index"].toString());
        if (!tab) {
            emit notice(tr("%1 has no table %2 any more").arg(file->name(), place.table));
        } else {
            const bool same = has(tab, place.query);
            same ? tab->setShowsStatement(models::statementOfForm(place.query).has_value()) : tab->setForm(place.query);
            m_workspace->setCurrentTab(int(m_workspace->tabs().indexOf(tab)));
            if (!same && tab->showsStatement()) {
                tab->runRead();
            } else if (!same && !place.view.isEmpty()) {
                tab->setView(place.view);
                tab->resume(true);
            }
        }
    }
    m_going = false;
    refresh();
}

// Links

QString Navigator::linkHere() const {
    const Place place = here();
    const FileSession* file = m_workspace->fileAt(place.path);
    return file && !file->isInMemory() ? models::linkText(models::linkTo(place)) : QString();
}

void Navigator::copyLink() {
    const QString link = linkHere();
    if (link.isEmpty()) return emit notice(tr("Nothing is shown that a link could lead to"));
    QGuiApplication::clipboard()->setText(link);
    emit notice(tr("Link copied"));
}

void Navigator::follow(const QString& text) {
    const auto link = models::linkOfText(text);
    if (!link) return emit notice(tr("This link is damaged"));
    FileSession* file = m_workspace->fileAt(link->path);
    if (file && file->state() == FileSession::State::Open) return goTo(*link, file);
    if (!QFile::exists(link->path)) return emit notice(tr("The link leads to %1, which is not here").arg(link->path));
    m_comingLink = link;
    m_workspace->openFile(link->path);
}

void Navigator::goTo(const models::PlaceLink& link, FileSession* file) {
    const models::TableInfo table = file->table(link.region, link.table);
    if (!link.table.isEmpty() && !table.isValid()) return emit notice(tr("%1 has no table %2").arg(file->name(), link.table));
    if (!link.page.isEmpty()) return m_show({link.page, link.path, link.region, link.table}, file);
    if (!link.form.isEmpty()) return void(openQuery(file, link.region, link.table, link.form, false));
    if (!link.isItem()) return void(m_workspace->openTable(file, link.region, link.table));
    const auto key = link.keyFor(table);
    if (!key) return emit notice(tr("%1 has another key than the link").arg(link.table));
    openItem({.file = file, .region = link.region, .table = link.table, .key = *key, .hash = link.hash, .range = link.range}, false, {});
}

void Navigator::refresh() {
    m_commands->action(QStringLiteral("go.back"))->setEnabled(m_trail.canGoBack());
    m_commands->action(QStringLiteral("go.forward"))->setEnabled(m_trail.canGoForward());
}

bool Navigator::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::MouseButtonPress) return QObject::eventFilter(watched, event);
    const auto* widget = qobject_cast<QWidget*>(watched);
    const auto button = static_cast<QMouseEvent*>(event)->button();
    if (!widget || widget->window() != m_window || (button != Qt::BackButton && button != Qt::ForwardButton))
        return QObject::eventFilter(watched, event);
    button == Qt::BackButton ? back() : forward();
    return true;
}

} // namespace rf::ui

#include "moc_navigator.cpp"
