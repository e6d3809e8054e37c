#include "ui/transfer/table_choice.h"

#include <QComboBox>

namespace rf::ui {

QList<TableChoice> tableChoices(models::Workspace* workspace, bool writable) {
    QList<TableChoice> choices;
    for (models::FileSession* file : workspace->files()) {
        if (file->state() != models::FileSession::State::Open || (writable && file->isReadOnly())) continue;
        for (const models::TableInfo& table : file->tables()) choices << TableChoice{file, table.region, table.name};
    }
    return choices;
}

QComboBox* tableBox(const QList<TableChoice>& choices, const TableChoice& wanted) {
    auto* box = new QComboBox;
    box->setAccessibleName(QCoreApplication::translate("TableChoice", "Table"));
    for (const TableChoice& choice : choices) {
        box->addItem(QStringLiteral("%1 · %2").arg(choice.table, choice.session->name()));
        if (choice.session == wanted.session && choice.table == wanted.table && choice.region == wanted.region)
            box->setCurrentIndex(box->count() - 1);
    }
    return box;
}

} // namespace rf::ui
