#pragma once
// What tests of the bulk dialog share: the table as the engine has it, the dialog's parts, and its end.

#include "tests/ui/support/desk.h"

#include "engine/api/ops/scan.h"
#include "ui/bulk/bulk_dialog.h"
#include "ui/common/buttons.h"

#include <QLabel>
#include <QTreeView>

namespace rf::ui::test {

/// Every item of the table, as the engine has it: DynamoDB JSON by key.
inline QMap<QString, QString> everything(rf::Service& service) {
    QMap<QString, QString> items;
    rf::Scan::Input input;
    input.tableName = "Shop";
    input.consistentRead = true;
    for (;;) {
        const auto answer = rf::call<rf::Scan>(service, input);
        if (!answer) qFatal("%s", answer.error().message.c_str());
        for (const auto& item : *answer->items) {
            const Value value(rf::AttributeValue::map(item));
            items.insert(value.child("pk").editText() + '|' + value.child("sk").editText(), value.toJson(true));
        }
        if (!answer->lastEvaluatedKey) return items;
        input.exclusiveStartKey = rf::InputAttributes(*answer->lastEvaluatedKey);
    }
}

template <class W>
W* part(QWidget* dialog, const char* name) {
    return dialog->findChild<W*>(QString::fromLatin1(name));
}

/// Chooses the entry of a box by keys.
inline void choose(QComboBox* box, const QString& text) {
    box->setFocus();
    press(Qt::Key_Home);
    for (int i = 0; i < box->count() && box->currentText() != text; ++i) press(Qt::Key_Down);
    QCOMPARE(box->currentText(), text);
}

/// Waits as long as it moves on: 25,000 writes take their time on a busy machine.
inline bool ended(BulkDialog* dialog) {
    const auto* model = dialog->model();
    for (qint64 before = -1; model->isBusy() && model->done() != before;) {
        before = model->done();
        (void)waitFor([model] { return !model->isBusy(); });
    }
    return !model->isBusy();
}

} // namespace rf::ui::test
