#pragma once
// What the grid says besides rows: nothing read yet, reading, nothing found, failed; and beneath the rows what the
// next page costs.

#include "models/session/items_tab.h"

#include <QFrame>
#include <QTimer>

namespace rf::ui {

class Button;
class ElidedLabel;
class EmptyState;
class ErrorState;
class LoadingState;
class ProgressLine;

class GridStates : public QObject {
    Q_OBJECT
public:
    /// Its widgets are children of `grid`.
    GridStates(models::ItemsTab* tab, QWidget* grid);

    int footerHeight() const;
    /// Puts everything into `area` below a header of that height, as the state and the count of shown rows ask.
    void place(const QRect& area, int header, int rows);

    EmptyState* empty() const { return m_empty; }
    ErrorState* error() const { return m_error; }
    Button* readAll() const { return m_all; }
    Button* nextPage() const { return m_next; }

signals:
    void changed(); ///< place() is due
    void newItemRequested();
    void runRequested();

private:
    void showEmpty(int rows);
    void showFooter(int rows);
    void emptyAction();

    models::ItemsTab* m_tab;
    QWidget* m_cover;
    LoadingState* m_loading;
    EmptyState* m_empty;
    ErrorState* m_error;
    ProgressLine* m_line;
    QFrame* m_footer;
    ElidedLabel* m_text;
    Button* m_next;
    Button* m_all;
    Button* m_cancel;
    QTimer m_lineSoon, m_countsSoon;
    std::function<void()> m_action;
    bool m_wasLoading = false;
    bool m_counts = false; ///< the read takes long: show counts and Cancel
};

} // namespace rf::ui
