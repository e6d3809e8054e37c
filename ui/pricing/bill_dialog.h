#pragma once

#include "models/pricing/bill_model.h"
#include "ui/common/commands.h"
#include "ui/common/dialog.h"

class QLabel;

namespace rf::ui {

class CostList;

/// What the traffic of a file would cost a month: the parts of the bill and its tables as bars. Follows the model.
class BillDialog : public Dialog {
    Q_OBJECT
public:
    /// Both outlive the dialog.
    BillDialog(models::BillModel* bill, CommandRegistry* commands, QWidget* parent = nullptr);
    QString total() const;    ///< as shown
    QString sentence() const; ///< what it is made from, as shown
    CostList* parts() const { return m_parts; }
    CostList* tables() const { return m_tables; }

private:
    void refresh();
    models::BillModel* m_bill;
    QLabel *m_total, *m_sentence, *m_prices;
    CostList *m_parts, *m_tables;
};

} // namespace rf::ui
