#pragma once
// The two rows above the grid: what is asked (mode, target, key conditions, order, Run) and what narrows it (filters,
// consistent read, limit), with the price before and after.

#include "models/query/query_model.h"
#include "ui/query/chip_editor.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace rf::ui {

class Button;
class FilterChip;
class KeyFieldEdit;
class Segments;
class WrapLayout;

class QueryBar : public QFrame {
    Q_OBJECT
public:
    explicit QueryBar(models::QueryModel* query, QWidget* parent = nullptr);

    /// Attributes seen in the results: offered in filters.
    void setAttributes(const QList<KnownAttribute>& attributes);
    void setRunning(bool running);
    /// Units used by the last run; negative: none yet.
    void setUsed(double units);

    /// Shows every problem at its field and goes to the first. False when there is none.
    bool insistOnProblems();
    void focusFirstField();
    void addFilter(); ///< opens the editor for a new filter

    Button* runButton() const { return m_run; }
    ChipEditor* chipEditor(); ///< made, when it is not yet
    QList<FilterChip*> chips() const { return m_chips; }

signals:
    void statementRequested(); ///< PartiQL was chosen
    void runRequested();
    void cancelRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeFirstRow();
    QWidget* makeSecondRow();
    void rebuildTargets();
    void rebuildFields();
    void rebuildChips();
    void refresh();
    void showProblems();
    void showPrices();
    void editChip(int row, QWidget* anchor);
    void takeLimit();
    void submit();

    models::QueryModel* m_query;
    Segments* m_mode;
    QComboBox* m_target;
    QWidget* m_edge = nullptr; ///< the line before the key conditions
    QWidget* m_fieldsArea;
    WrapLayout* m_fieldsLayout;
    QList<KeyFieldEdit*> m_fields;
    Button* m_order;
    Button* m_run;
    QWidget* m_optionsArea;
    WrapLayout* m_optionsLayout;
    QList<FilterChip*> m_chips;
    Button* m_addFilter;
    QCheckBox* m_consistent;
    QLineEdit* m_limit;
    QLabel* m_limitProblem;
    QLabel* m_problem; ///< what belongs to no field of its own
    QLabel* m_estimate;
    QLabel* m_used;
    ChipEditor* m_editor = nullptr;
    QList<KnownAttribute> m_attributes; ///< for the editor
    int m_editing = -1; ///< the filter in the editor; -1: a new one
    double m_usedUnits = -1;
    bool m_running = false;
    bool m_insist = false;
};

} // namespace rf::ui
