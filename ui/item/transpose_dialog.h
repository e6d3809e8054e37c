#pragma once
// The selected items side by side, an attribute a row: what a wide table hides is read from top to bottom. Cells are
// edited as in the grid.

#include "models/items/transposed_items.h"
#include "ui/common/dialog.h"

class QTableView;

namespace rf::ui {

class TransposeDialog : public Dialog {
    Q_OBJECT
public:
    /// `rows` of the tab's items; `attributes` in the grid's order.
    TransposeDialog(models::ItemsModel* items, const QList<int>& rows, const QStringList& attributes, QWidget* parent);

    QTableView* table() const { return m_table; }
    models::TransposedItems* model() const { return m_model; }

signals:
    void refused(const QString& why);

private:
    void fit();

    models::TransposedItems* m_model;
    QTableView* m_table;
};

} // namespace rf::ui
