#include "ui/shell/tour.h"

#include "ui/item/item_editor_dialog.h"
#include "ui/item/item_grid.h"
#include "ui/item/items_page.h"
#include "ui/item/review_dialog.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/create_table_dialog.h"
#include "ui/shell/file_flows.h"
#include "ui/shell/main_window.h"
#include "ui/shell/work_area.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace rf::ui {

using models::FileSession;
using models::ItemsModel;

void settle() {
    for (int i = 0; i < 4; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
}

bool waitUntil(const std::function<bool()>& condition, int ms) {
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > ms) return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
    }
    settle();
    return true;
}

QString Tour::walk(const QString& file, const Shoot& shoot) {
    m_window->resize(1440, 900);
    m_window->show();
    settle();
    shoot(m_window, QStringLiteral("welcome"));
    if (const QString trouble = openTable(file); !trouble.isEmpty()) return trouble;
    if (const QString trouble = runQuery(); !trouble.isEmpty()) return trouble;
    settle();
    shoot(m_window, QStringLiteral("query"));
    stageEdits();
    settle();
    shoot(m_window, QStringLiteral("items"));
    showDialogs(shoot);
    m_tab->edits()->revertAll();
    return {};
}

QString Tour::openTable(const QString& file) {
    FileSession* session = m_workspace->openFile(file);
    const auto decided = [session] {
        return session->state() == FileSession::State::Open || session->state() == FileSession::State::Failed;
    };
    if (!waitUntil(decided) || session->state() == FileSession::State::Failed)
        return QStringLiteral("%1 cannot be opened: %2").arg(file, session->failure().detail);
    if (session->tables().isEmpty()) return QStringLiteral("%1 has no table").arg(file);
    const models::TableInfo& table = session->tables().first();
    m_tab = m_workspace->openTable(session, table.region, table.name);
    settle();
    return {};
}

/// The first item's partition, so that the walk works on any table.
QString Tour::runQuery() {
    const auto rest = [this] {
        return m_tab->items()->hasRun() && m_tab->items()->state() != ItemsModel::State::Loading;
    };
    models::QueryModel* query = m_tab->query();
    query->setMode(models::QueryMode::Scan);
    m_tab->run();
    if (!waitUntil(rest) || m_tab->items()->loaded() == 0) return QStringLiteral("the table is empty");
    const models::KeyField hash = query->keyFields().first();
    QString partition = m_tab->items()->index(0, m_tab->items()->columnOf(hash.part.name)).data().toString();
    query->setMode(models::QueryMode::Query);
    if (m_tab->table().name == QLatin1String("Shop")) { // the sample: a customer's orders
        partition = QStringLiteral("CUSTOMER#c-20418");
        query->setKeyOperator(QStringLiteral("sk"), models::RangeOperator::BeginsWith);
        query->setKeyValue(QStringLiteral("sk"), QStringLiteral("ORDER#"));
    }
    query->setKeyValue(hash.part.name, partition);
    m_tab->run();
    return waitUntil(rest) ? QString() : QStringLiteral("the query did not end");
}

ItemsPage* Tour::page() const {
    return qobject_cast<ItemsPage*>(m_window->work()->pageOf(m_tab));
}

void Tour::stageEdits() {
    ItemsModel* items = m_tab->items();
    const auto edit = [items](int row, const QString& attribute, const QString& text) {
        const int column = items->columnOf(attribute);
        if (column >= 0 && row < items->rowCount()) items->setData(items->index(row, column), text);
    };
    const int rows = items->rowCount();
    edit(std::min(15, rows - 1), QStringLiteral("status"), QStringLiteral("DELIVERED"));
    edit(std::min(10, rows - 1), QStringLiteral("qty"), QStringLiteral("3"));
    edit(std::min(10, rows - 1), QStringLiteral("total"), QStringLiteral("55.5"));
    if (rows > 7) items->deleteRows({7});
    page()->grid()->setCurrentRow(std::min(15, rows - 1), QStringLiteral("status"));
}

void Tour::showDialogs(const Shoot& shoot) {
    const auto dialogOf = [this]() -> QDialog* {
        settle();
        for (QDialog* dialog : m_window->findChildren<QDialog*>())
            if (dialog->isVisible()) return dialog;
        return nullptr;
    };
    const auto shown = [&](const QString& name, const std::function<void()>& open) {
        open();
        QDialog* dialog = dialogOf();
        if (!dialog) return;
        shoot(dialog, name);
        dialog->reject();
        settle();
    };
    shown(QStringLiteral("editor"), [this] { page()->editInWindow(); });
    shown(QStringLiteral("review"), [this] { page()->review(); });
    m_window->commandPalette()->open(QStringLiteral("co"));
    settle();
    shoot(m_window, QStringLiteral("palette"));
    m_window->commandPalette()->close();
    shown(QStringLiteral("create-table"),
          [this] { m_window->files()->createTable(m_tab->session(), m_tab->table().region); });
}

} // namespace rf::ui
