#pragma once

#include "models/capacity/alarm_model.h"
#include "ui/common/dialog.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QTableView;

namespace rf::ui {

class Button;

/// The alarms of a file's region with the history of the chosen one; a new one for a metric of a table. What the engine
/// refuses is shown in its words.
class AlarmsDialog : public Dialog {
    Q_OBJECT
public:
    /// The model outlives the dialog. `table`: what a new alarm watches; empty: none can be made.
    AlarmsDialog(models::AlarmModel* model, const QString& table, QWidget* parent = nullptr);

    QTableView* alarms() const { return m_alarms; }
    QTableView* history() const { return m_history; }
    QLineEdit* name() const { return m_name; }
    QComboBox* metric() const { return m_metric; }
    QDoubleSpinBox* threshold() const { return m_threshold; }
    QSpinBox* minutes() const { return m_minutes; }
    Button* addButton() const { return m_add; }
    Button* deleteButton() const { return m_delete; }
    QString problem() const; ///< as shown; empty: none
    void accept() override;

private:
    QWidget* listPart();
    QWidget* newPart();
    QString chosen() const; ///< empty: none
    void choose();
    void sync();
    void answered(const models::Failure& failure);
    models::AlarmDraft draft() const;

    models::AlarmModel* m_model;
    QString m_table;
    QTableView *m_alarms, *m_history;
    QLabel *m_none, *m_problem;
    QLineEdit* m_name;
    QComboBox* m_metric;
    QDoubleSpinBox* m_threshold;
    QSpinBox* m_minutes;
    Button *m_add, *m_delete;
};

} // namespace rf::ui
