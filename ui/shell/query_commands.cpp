#include "ui/shell/query_commands.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/common/list_table.h"
#include "ui/common/toast.h"
#include "ui/common/tokens.h"
#include "ui/explorer/saved_section.h"
#include "ui/shell/navigator.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace rf::ui {

using models::FileSession;
using models::HistoryEntry;
using models::ItemsTab;
using models::QueryHistory;
using models::SavedQuery;

// The history of one file

namespace {

/// Words set in as those of the header are.
class HistoryDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        paintRowGround(painter, option.rect, option.state & QStyle::State_Selected);
        const auto side = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()) & Qt::AlignRight ? Qt::AlignRight : Qt::AlignLeft;
        const QRect words = option.rect.adjusted(kCell, 0, -kCell, 0);
        painter->setFont(uiFont(13));
        painter->setPen(color(index.column() == QueryHistory::Title ? Token::Text : Token::Text2));
        painter->drawText(words, int(side | Qt::AlignVCenter), painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, words.width()));
    }

private:
    static constexpr int kCell = 8;
};

} // namespace

HistoryDialog::HistoryDialog(const QString& file, QueryHistory* history, QWidget* parent)
    : Dialog(tr("History of %1").arg(file), parent), m_history(history),
      m_field(new SearchField(tr("Search queries, tables, values"))),
      m_list(new ListTable(QStringLiteral("historyList"), tr("Queries that were run"))) {
    setObjectName(QStringLiteral("historyDialog"));
    resize(720, 520);
    m_rows.setSourceModel(history);
    m_list->setModel(&m_rows);
    m_list->setItemDelegate(new HistoryDelegate(m_list));
    m_list->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_list->horizontalHeader()->setSectionResizeMode(QueryHistory::Title, QHeaderView::Stretch);
    m_list->setColumnWidth(QueryHistory::Items, 80);
    m_list->setColumnWidth(QueryHistory::Units, 80);
    m_list->setColumnWidth(QueryHistory::When, 130);
    m_list->setTextElideMode(Qt::ElideRight);
    auto* none = label(tr("Nothing was run yet that holds this."), uiFont(12), "text2");
    body()->addWidget(m_field);
    body()->addWidget(m_list, 1);
    body()->addWidget(none);
    auto* clear = new Button(tr("Clear history"));
    clear->setObjectName(QStringLiteral("clearHistory"));
    addFooterNote(clear);
    auto* keep = new Button(tr("Save query…"));
    keep->setObjectName(QStringLiteral("saveHistory"));
    addFooterNote(keep);
    addCancel()->setText(tr("Close"));
    Button* again = addAccept(tr("Run again"));
    again->disconnect(this);
    const auto sync = [this, again, keep, clear, none] {
        const bool chosen = m_list->currentIndex().isValid();
        again->setEnabled(chosen);
        keep->setEnabled(chosen);
        clear->setEnabled(m_history && m_history->rowCount() > 0);
        none->setVisible(m_rows.rowCount() == 0);
    };
    connect(m_field, &QLineEdit::textChanged, this, [this, sync](const QString& text) {
        m_rows.setText(text);
        m_list->setCurrentIndex(m_rows.index(0, 0));
        sync();
    });
    connect(m_list, &ListTable::currentRowChanged, this, sync);
    connect(m_list, &ListTable::openRequested, this, [this] { run(false); });
    connect(again, &Button::clicked, this, [this] { run(QGuiApplication::keyboardModifiers() & Qt::ControlModifier); });
    connect(keep, &Button::clicked, this, [this] {
        emit saveRequested(current());
        accept();
    });
    connect(clear, &Button::clicked, this, [this, sync] {
        if (m_history) m_history->clear();
        sync();
    });
    m_list->setCurrentIndex(m_rows.index(0, 0));
    sync();
    m_field->setFocus();
}

HistoryEntry HistoryDialog::current() const {
    const QModelIndex row = m_rows.mapToSource(m_list->currentIndex());
    return m_history && row.isValid() ? m_history->at(row.row()) : HistoryEntry();
}

void HistoryDialog::run(bool newTab) {
    const HistoryEntry entry = current();
    if (entry.table.isEmpty()) return;
    accept();
    emit runRequested(entry, newTab);
}

// Commands

QueryCommands::QueryCommands(models::Workspace* workspace, models::SettingsStore* settings, CommandRegistry* commands,
                             Navigator* navigator, CurrentFile file, QWidget* window)
    : QObject(window), m_workspace(workspace), m_commands(commands), m_navigator(navigator), m_file(std::move(file)),
      m_window(window), m_shelf(workspace, settings),
      m_section(new SavedSection(commands->action(QStringLiteral("queries.save")))) {
    commands->on(QStringLiteral("queries.save"), this, [this] { save(); });
    commands->on(QStringLiteral("queries.history"), this, [this] { showHistory(); });
    connect(m_section, &SavedSection::runRequested, this, [this](const SavedQuery& query, bool newTab) {
        run(m_file(), query.region, query.table, query.form, newTab);
    });
    connect(m_section, &SavedSection::replaceRequested, this, &QueryCommands::replace);
    connect(m_section, &SavedSection::removed, this, &QueryCommands::removed);
    connect(m_section, &SavedSection::refused, this, &QueryCommands::notice);
    for (const auto changed : {&models::Workspace::fileChanged, &models::Workspace::fileRemoved, &models::Workspace::fileAdded})
        connect(workspace, changed, this, &QueryCommands::follow);
    connect(workspace, &models::Workspace::currentTabChanged, this, &QueryCommands::follow);
    follow();
}

ItemsTab* QueryCommands::currentTab() const {
    return m_workspace->tabs().value(m_workspace->currentTab());
}

void QueryCommands::follow() {
    FileSession* file = m_file();
    m_section->setQueries(file ? m_shelf.saved(file) : nullptr);
    m_commands->action(QStringLiteral("queries.save"))->setEnabled(currentTab());
    m_commands->action(QStringLiteral("queries.history"))->setEnabled(file);
}

QList<PaletteEntry> QueryCommands::entries() {
    QList<PaletteEntry> entries;
    for (FileSession* file : m_workspace->files()) {
        for (const SavedQuery& query : m_shelf.saved(file)->queries()) {
            const QString place = query.hint().isEmpty() ? query.table : query.table + QLatin1Char('.') + query.hint();
            PaletteEntry entry{.text = query.name, .detail = QStringLiteral("%1 · %2").arg(place, file->name()), .icon = QStringLiteral("bookmark")};
            entry.run = [this, file = QPointer(file), query](bool newTab) { run(file, query.region, query.table, query.form, newTab); };
            entries << entry;
        }
    }
    return entries;
}

void QueryCommands::save() {
    ItemsTab* tab = currentTab();
    if (!tab || !tab->session()) return;
    ask(m_shelf.saved(tab->session()),
        {tab->title(), tab->table().region, tab->table().name, tab->form()});
}

/// Under the query's own title unless another name is given; one of the same name is replaced, and that is said.
void QueryCommands::ask(models::SavedQueries* into, SavedQuery query) {
    auto* dialog = new Dialog(tr("Save query"), m_window);
    dialog->setObjectName(QStringLiteral("saveQueryDialog"));
    dialog->setFixedWidth(440);
    auto* name = new QLineEdit(query.name);
    name->setObjectName(QStringLiteral("queryName"));
    name->setAccessibleName(tr("Name of the saved query"));
    name->selectAll();
    auto* hint = label({}, uiFont(12), "text2");
    hint->setWordWrap(true);
    dialog->body()->addWidget(label(tr("Name"), uiFont(12), "text2"));
    dialog->body()->addWidget(name);
    dialog->body()->addWidget(hint);
    dialog->addCancel();
    Button* accept = dialog->addAccept(tr("Save"));
    const auto sync = [into = QPointer(into), name, hint, accept] {
        const bool taken = into && into->rowOf(name->text()) >= 0;
        hint->setText(taken ? tr("There is one of this name: it is replaced.")
                            : tr("It is kept for this file, in the program's settings: the file itself is not changed."));
        accept->setEnabled(!name->text().trimmed().isEmpty());
        accept->setText(taken ? tr("Replace") : tr("Save"));
    };
    connect(name, &QLineEdit::textChanged, dialog, sync);
    sync();
    connect(dialog, &QDialog::accepted, this, [this, into = QPointer(into), query, name]() mutable {
        query.name = name->text();
        if (into && into->save(query)) emit notice(tr("%1 saved").arg(query.name.trimmed()));
    });
    dialog->present();
    name->setFocus();
}

void QueryCommands::replace(int row) {
    ItemsTab* tab = currentTab();
    FileSession* file = m_file();
    if (!tab || tab->session() != file) return emit notice(tr("No query of this file is shown"));
    models::SavedQueries* saved = m_shelf.saved(file);
    SavedQuery query = saved->at(row);
    query.region = tab->table().region;
    query.table = tab->table().name;
    query.form = tab->form();
    saved->save(query);
    emit notice(tr("%1 saved").arg(query.name));
}

void QueryCommands::removed(int row, const SavedQuery& query) {
    Toast::show(m_window, tr("%1 deleted").arg(query.name), tr("Undo"),
                [saved = QPointer(m_shelf.saved(m_file())), row, query] {
                    if (saved) saved->insert(row, query);
                });
}

void QueryCommands::showHistory() {
    FileSession* file = m_file();
    if (!file) return;
    auto* dialog = new HistoryDialog(file->name(), m_shelf.history(file), m_window);
    const QPointer<FileSession> kept(file);
    connect(dialog, &HistoryDialog::runRequested, this, [this, kept](const HistoryEntry& entry, bool newTab) {
        run(kept, entry.region, entry.table, entry.form, newTab);
    });
    connect(dialog, &HistoryDialog::saveRequested, this, [this, kept](const HistoryEntry& entry) {
        if (kept) ask(m_shelf.saved(kept), {entry.title, entry.region, entry.table, entry.form});
    }, Qt::QueuedConnection);
    dialog->present();
}

void QueryCommands::run(FileSession* file, const QString& region, const QString& table, const QJsonObject& form, bool newTab) {
    if (!file) return;
    if (!m_navigator->openQuery(file, region, table, form, newTab))
        emit notice(tr("%1 has no table %2").arg(file->name(), table));
}

} // namespace rf::ui

#include "moc_query_commands.cpp"
