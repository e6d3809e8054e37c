#include "ui/shell/table_commands.h"

#include "ui/shell/create_table_dialog.h"
#include "ui/tables/statistics_dialog.h"
#include "ui/tables/table_settings_dialog.h"
#include "ui/tables/typed_name_dialog.h"

#include <QLocale>

namespace rf::ui {
namespace {

constexpr const char* kIds[] = {"table.settings", "table.statistics", "table.clone", "table.purge", "table.delete"};

QString count(qint64 n) { return QLocale(QLocale::English).toString(n); }

} // namespace

TableCommands::TableCommands(models::Workspace* workspace, CommandRegistry* commands, Place place, QWidget* window)
    : QObject(window), m_workspace(workspace), m_commands(commands), m_place(std::move(place)), m_window(window) {
    using Answer = void (TableCommands::*)(const TableChoice&);
    const Answer answers[] = {&TableCommands::settings, &TableCommands::statistics, &TableCommands::clone, &TableCommands::purge, &TableCommands::remove};
    for (std::size_t i = 0; i < std::size(kIds); ++i)
        commands->on(QString::fromLatin1(kIds[i]), this, [this, answer = answers[i]] {
            const TableChoice place = m_place();
            if (!place.isValid()) return emit notice(tr("Choose a table in the sidebar first"));
            (this->*answer)(place);
        });
    connect(workspace, &models::Workspace::fileChanged, this, &TableCommands::refresh);
    connect(workspace, &models::Workspace::fileRemoved, this, &TableCommands::refresh);
    refresh();
}

void TableCommands::refresh() {
    bool any = false;
    for (models::FileSession* file : m_workspace->files()) any = any || !file->tables().isEmpty();
    for (const char* id : kIds) m_commands->action(QString::fromLatin1(id))->setEnabled(any);
}

void TableCommands::settings(const TableChoice& place) {
    auto* dialog = new TableSettingsDialog(place.session, place.session->table(place.region, place.table), m_window);
    connect(dialog, &TableSettingsDialog::applied, this, [this](const QString& table) { emit notice(tr("Settings of %1 changed").arg(table)); });
    dialog->present();
}

void TableCommands::statistics(const TableChoice& place) {
    (new StatisticsDialog(place.session, place.session->table(place.region, place.table), m_window))->present();
}

void TableCommands::clone(const TableChoice& place) {
    auto* dialog = new CreateTableDialog(place.session, place.region, m_window);
    dialog->cloneOf(place.session->table(place.region, place.table));
    connect(dialog, &CreateTableDialog::created, this,
            [this, place, copies = QPointer(dialog)](const QString& region, const QString& name) {
                emit notice(tr("%1 created").arg(name));
                if (place.session && copies && copies->copiesItems()) m_workspace->copyItems(place.session, region, place.table, name);
            });
    dialog->present();
}

void TableCommands::purge(const TableChoice& place) {
    const models::TableInfo table = place.session->table(place.region, place.table);
    const auto yes = [this, place] {
        if (place.session) m_workspace->purgeTable(place.session, place.region, place.table);
    };
    (new TypedNameDialog(tr("Purge table"),
                         tr("Delete every item of %1 (%2 of them) and keep the table, its indexes and settings? This cannot be undone.")
                             .arg(place.table, count(table.itemCount)),
                         place.table, tr("Delete the items"), yes, m_window))
        ->present();
}

void TableCommands::remove(const TableChoice& place) {
    const models::TableInfo table = place.session->table(place.region, place.table);
    const auto yes = [this, place] {
        if (!place.session) return;
        place.session->deleteTable(place.region, place.table, [this, place](const models::Failure& failure) {
            emit notice(failure.isEmpty() ? tr("%1 deleted").arg(place.table) : failure.detail.isEmpty() ? failure.headline : failure.detail);
        });
    };
    QString text = tr("Delete the table %1 with its %2 items and its indexes? This cannot be undone.").arg(place.table, count(table.itemCount));
    if (table.deletionProtection) text += QLatin1Char('\n') + tr("Deletion protection is on: it is refused until that is switched off in the settings.");
    (new TypedNameDialog(tr("Delete table"), text, place.table, tr("Delete %1").arg(place.table), yes, m_window))->present();
}

} // namespace rf::ui

#include "moc_table_commands.cpp"
