// What is done to a whole table: settings, statistics, clone, delete by the typed name.

#include "desk.h"

#include "ui/shell/create_table_dialog.h"
#include "ui/tables/statistics_dialog.h"
#include "ui/tables/table_settings_dialog.h"
#include "ui/tables/typed_name_dialog.h"

using namespace rf::models;
using namespace rf::gallery;

namespace {

void tables(Stage& stage) {
    Desk desk(stage);
    const QTemporaryDir folder;
    ItemsTab* tab = desk.open(copyOfSample(folder.path()));
    desk.queryOrders(tab);
    const auto shoot = [&](const char* command, const QString& part, auto* kind, const std::function<bool()>& ready) {
        using D = std::remove_pointer_t<decltype(kind)>;
        desk.window.commands()->trigger(QString::fromLatin1(command));
        D* dialog = nullptr;
        stage.wait([&] {
            dialog = desk.window.findChild<D*>();
            return dialog && dialog->isVisible();
        });
        stage.wait(ready, 500);
        stage.settle();
        stage.shootOver(&desk.window, dialog, part);
        dialog->reject();
        stage.settle();
    };
    shoot("table.settings", QStringLiteral("settings"), static_cast<rf::ui::TableSettingsDialog*>(nullptr), [] { return false; });
    shoot("table.statistics", QStringLiteral("statistics"), static_cast<rf::ui::StatisticsDialog*>(nullptr), [] { return false; });
    shoot("table.clone", QStringLiteral("clone"), static_cast<rf::ui::CreateTableDialog*>(nullptr), [] { return true; });
    shoot("table.delete", QStringLiteral("delete"), static_cast<rf::ui::TypedNameDialog*>(nullptr), [] { return true; });
}

RF_SCENE("tables", tables);

} // namespace
