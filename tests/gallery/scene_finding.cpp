// Finding one's way: palette, saved queries, history, settings, and what is said of files that changed outside.

#include "desk.h"

#include "models/session/session_store.h"
#include "ui/common/theme.h"
#include "ui/explorer/saved_section.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/file_notices.h"
#include "ui/shell/preference_commands.h"
#include "ui/shell/query_commands.h"

using namespace rf::gallery;
using namespace rf::models;
using namespace rf::ui;

namespace {

void save(Desk& desk, ItemsTab* tab, const QString& name, const QString& index, bool scan) {
    QJsonObject form = queryToJson(*tab->query());
    form[u"index"] = index;
    form[u"scan"] = scan;
    desk.window.queries()->shelf()->saved(tab->session())->save({name, tab->table().region, tab->table().name, form});
}

void savedQueries(Desk& desk, ItemsTab* tab) {
    save(desk, tab, QStringLiteral("Orders of a customer"), {}, false);
    save(desk, tab, QStringLiteral("Open orders by day"), QStringLiteral("GSI1"), false);
    save(desk, tab, QStringLiteral("Customer by e-mail"), QStringLiteral("GSI2"), false);
    save(desk, tab, QStringLiteral("Low stock"), {}, true);
}

void finding(Stage& stage) {
    QTemporaryDir folder;
    Desk desk(stage);
    ItemsTab* tab = desk.open(copyOfSample(folder.path()));
    if (!tab) return;
    desk.queryOrders(tab);
    savedQueries(desk, tab);
    stage.settle();
    CommandPalette* palette = desk.window.commandPalette();
    palette->open(QStringLiteral("ORDER#908"));
    stage.wait([&] { return !palette->model()->keySearch()->hits().isEmpty() && !palette->model()->keySearch()->isSearching(); });
    stage.shoot(&desk.window, QStringLiteral("palette-keys"));
    palette->open(QStringLiteral("o"));
    stage.shoot(&desk.window, QStringLiteral("palette"));
    palette->open(folder.path() + QStringLiteral("/"));
    stage.shoot(&desk.window, QStringLiteral("palette-files"));
    QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
    QCoreApplication::sendEvent(palette->field(), &escape);
    desk.window.commands()->trigger(QStringLiteral("queries.save"));
    desk.shootDialog(QStringLiteral("save"));
    qDeleteAll(desk.window.findChildren<QDialog*>());
    for (const char* customer : {"CUSTOMER#c-30755", "CUSTOMER#c-11902", "CUSTOMER#c-20418"}) {
        tab->query()->setKeyValue(QStringLiteral("pk"), QString::fromLatin1(customer));
        desk.run(tab);
    }
    desk.window.commands()->trigger(QStringLiteral("queries.history"));
    desk.shootDialog(QStringLiteral("history"));
}

void settings(Stage& stage) {
    Desk desk(stage);
    desk.open(sampleFile());
    const auto choice = Theme::instance().choice();
    desk.window.commands()->trigger(QStringLiteral("view.settings"));
    SettingsPage* page = desk.window.preferences()->page();
    const QStringList parts{QStringLiteral("appearance"), QStringLiteral("editing"), QStringLiteral("reading"),
                            QStringLiteral("endpoint"), QStringLiteral("files")};
    for (int row = 0; row < parts.size(); ++row) {
        if (row == 1) continue;
        page->sections()->setCurrentRow(row);
        stage.shoot(&desk.window, parts[row]);
    }
    page->showKeys();
    page->keys()->choose(QStringLiteral("view.sidebar"));
    page->keys()->edit()->setKeySequence(QKeySequence(QStringLiteral("Ctrl+K")));
    stage.shoot(&desk.window, QStringLiteral("keys"));
    Theme::instance().setChoice(choice);
}

void notices(Stage& stage) {
    QTemporaryDir folder;
    Desk desk(stage);
    const QString file = copyOfSample(folder.path());
    ItemsTab* tab = desk.open(file);
    if (!tab) return;
    desk.queryOrders(tab);
    QFile::remove(file);
    stage.wait([&] { return desk.window.fileNotices()->barOf(tab->session()) != nullptr; });
    stage.shoot(&desk.window, QStringLiteral("deleted"));
}

RF_SCENE("finding", finding);
RF_SCENE("settings", settings);
RF_SCENE("outside", notices);

} // namespace
