#pragma once
// What stands over the outcome of a bulk edit: fields that say what to do, and the choice of the items it is done to.

#include "models/bulk/bulk_model.h"
#include "ui/common/buttons.h"

namespace rf::ui {

class BulkFields : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// Puts the keyboard where one begins.
    virtual void focusFirst() = 0;
};

/// The selection, the rows that show, or the whole result. Follows the model.
class ScopeChoice : public Segments {
    Q_OBJECT
public:
    /// `result`: what the query is called; empty: "Whole result".
    ScopeChoice(models::BulkModel* model, const QString& result);

private:
    void refresh();
    models::BulkModel* m_model;
};

} // namespace rf::ui
