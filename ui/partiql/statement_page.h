#pragma once
// The PartiQL side of a tab: a statement, how it would be carried out and what that costs, and what it gave.

#include "models/session/items_tab.h"
#include "ui/common/commands.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QSplitter;
class QStackedLayout;
class QTableView;

namespace rf::ui {

class Button;
class ElidedLabel;
class EmptyState;
class ErrorState;
class ParameterRows;
class ProgressLine;
class Segments;
class StatementEditor;

class StatementPage : public QWidget {
    Q_OBJECT
public:
    /// Neither is owned; both outlive the page.
    StatementPage(models::ItemsTab* tab, CommandRegistry* commands, QWidget* parent = nullptr);

    StatementEditor* editor() const { return m_editor; }
    ParameterRows* parameters() const { return m_parameters; }
    QTableView* results() const { return m_results; }
    Button* runButton() const { return m_run; }
    Button* moreButton() const { return m_more; }
    Segments* mode() const { return m_mode; }
    QString planText() const;    ///< how it would be carried out, as shown
    QString priceText() const;   ///< "Estimated 2.0 RCU", as shown
    QString problemText() const; ///< as shown; empty: none
    QString summary() const;     ///< beneath the rows
    ErrorState* error() const { return m_error; }
    void focusEditor();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeFoot();
    void submit();
    void refresh();
    void showPlan();
    void copyResults();

    models::ItemsTab* m_tab;
    models::StatementModel* m_model;
    CommandScope* m_scope;
    Segments* m_mode;
    Button* m_run;
    StatementEditor* m_editor;
    ParameterRows* m_parameters;
    QCheckBox* m_consistent;
    QLineEdit* m_limit;
    QLabel* m_plan;
    QLabel* m_price;
    QLabel* m_problem;
    ProgressLine* m_progress;
    QStackedLayout* m_below;
    QTableView* m_results;
    EmptyState* m_empty;
    ErrorState* m_error;
    ElidedLabel* m_summary;
    Button* m_more;
    bool m_insist = false; ///< Run was asked for: what is wrong is said even of an unfinished statement
};

} // namespace rf::ui
