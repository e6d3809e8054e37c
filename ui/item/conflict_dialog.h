#pragma once
// Items that changed since they were loaded: yours beside theirs. Nothing was written; each needs a decision.

#include "models/session/items_tab.h"
#include "ui/common/dialog.h"

class QLabel;

namespace rf::ui {

class DiffTree;

class ConflictDialog : public Dialog {
    Q_OBJECT
public:
    explicit ConflictDialog(models::ItemsTab* tab, QWidget* parent = nullptr);
    DiffTree* tree() const { return m_tree; }

signals:
    void commitRequested();

private:
    void rebuild();
    void refresh();
    QWidget* choice(int row, bool mine);

    models::ItemsTab* m_tab;
    models::ConflictModel* m_conflicts;
    DiffTree* m_tree;
    QLabel* m_state;
    Button* m_commit;
};

} // namespace rf::ui
