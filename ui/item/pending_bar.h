#pragma once
// Beneath the grid while something is staged: how many changes, what they cost, and what to do with them.

#include "models/session/items_tab.h"

#include <QFrame>

class QLabel;

namespace rf::ui {

class Button;
class ElidedLabel;
class ProgressLine;

class PendingBar : public QFrame {
    Q_OBJECT
public:
    explicit PendingBar(models::ItemsTab* tab, QWidget* parent = nullptr);
    Button* review() const { return m_review; }
    Button* discard() const { return m_discard; }
    Button* commit() const { return m_commit; }

signals:
    void reviewRequested();
    void discardRequested();
    void commitRequested();

private:
    void refresh();

    models::ItemsTab* m_tab;
    QLabel* m_icon;
    ElidedLabel* m_summary;
    QLabel* m_count;
    QLabel* m_cost;
    Button* m_review;
    Button* m_discard;
    Button* m_commit;
    ProgressLine* m_line;
};

} // namespace rf::ui
