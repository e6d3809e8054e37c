#pragma once
// Makes or changes a trigger: what runs, what it gets, what happens when it fails; and tries it with a record.

#include "models/streams/trigger_model.h"
#include "ui/common/dialog.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
class QStackedWidget;

namespace rf::ui {

class Segments;

class TriggerDialog : public Dialog {
    Q_OBJECT
public:
    /// The model outlives the dialog. `change`: what test() takes; nullptr: nothing can be tested.
    TriggerDialog(models::TriggerModel* model, const models::TriggerDraft& draft, const models::ChangePtr& change, QWidget* parent = nullptr);

    models::TriggerDraft draft() const;
    void test();
    void accept() override;
    QLabel* problem() const { return m_problem; }
    QPlainTextEdit* outcome() const { return m_outcome; }

signals:
    void notice(const QString& text);

private:
    QWidget* functionPart();
    QWidget* deliveryPart();
    QWidget* failurePart();
    void refresh();
    void showOutcome(const models::TriggerTest& test);

    models::TriggerModel* m_model;
    const models::TriggerDraft m_before;
    const models::ChangePtr m_change;
    QLineEdit* m_name;
    Segments* m_kind;
    QStackedWidget* m_what;
    QLineEdit *m_command, *m_folder, *m_url;
    QCheckBox* m_shell;
    QPlainTextEdit* m_source;
    QSpinBox *m_timeout, *m_memory;
    QComboBox* m_start;
    QSpinBox *m_batch, *m_window, *m_factor, *m_tumbling, *m_retries, *m_age;
    QCheckBox *m_bisect, *m_report;
    QPlainTextEdit* m_filters;
    QLineEdit* m_onFailure;
    QLabel* m_problem;
    QPlainTextEdit* m_outcome;
    Button *m_test, *m_apply;
    bool m_saving = false;
};

} // namespace rf::ui
