#pragma once
// What a commit would write, change by change, each with its condition and its price.

#include "models/session/items_tab.h"
#include "ui/common/dialog.h"

class QLabel;

namespace rf::ui {

class DiffTree;

class ReviewDialog : public Dialog {
    Q_OBJECT
public:
    explicit ReviewDialog(models::ItemsTab* tab, QWidget* parent = nullptr);
    DiffTree* tree() const { return m_tree; }

signals:
    void commitRequested();

private:
    void refresh();
    void showCondition();
    void revertSelected();

    models::ItemsTab* m_tab;
    DiffTree* m_tree;
    QLabel* m_summary;
    QLabel* m_condition;
    QLabel* m_total;
    Button* m_revert;
    Button* m_commit;
};

} // namespace rf::ui
