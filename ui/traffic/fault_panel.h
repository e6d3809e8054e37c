#pragma once
// The failure lab: its rules with switches, and a row to add one.

#include "models/live/fault_model.h"

#include <QFrame>
#include <QPointer>

class QComboBox;
class QGridLayout;
class QLineEdit;
class QSpinBox;
class QCheckBox;
class QVBoxLayout;

namespace rf::ui {

class Button;
class PanelHeader;
class Tag;

class FaultPanel : public QFrame {
    Q_OBJECT
public:
    explicit FaultPanel(QWidget* parent = nullptr);

    void setModel(models::FaultModel* model);
    void setTables(const QStringList& tables);
    /// The fields as a rule.
    models::FaultRule draft() const;
    void setDraft(const models::FaultRule& rule);
    Button* addButton() const { return m_add; }
    QComboBox* kind() const { return m_kind; }
    void focusFirst();

signals:
    void closeRequested();

private:
    QWidget* form();
    void rebuildRows();
    void refreshRows();
    void refreshForm();
    void add();

    QPointer<models::FaultModel> m_model;
    PanelHeader* m_header;
    Tag* m_active;
    Button* m_off;
    QVBoxLayout* m_rows;
    struct Row;
    QList<std::shared_ptr<Row>> m_shown;
    QComboBox* m_kind;
    QSpinBox* m_latency;
    QSpinBox* m_percent;
    QComboBox* m_operation;
    QComboBox* m_table;
    QLineEdit* m_prefix;
    QCheckBox* m_own;
    Button* m_add;
};

} // namespace rf::ui
