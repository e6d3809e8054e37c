#pragma once
// The failure lab: its rules with switches, and a row to add one.

#include "models/live/fault_model.h"

#include <QFrame>
#include <QPointer>

class QVBoxLayout;

namespace rf::ui {

class Button;
class FaultForm;
class FaultRow;
class PanelHeader;
class Tag;

class FaultPanel : public QFrame {
    Q_OBJECT
public:
    explicit FaultPanel(QWidget* parent = nullptr);

    void setModel(models::FaultModel* model);
    void setTables(const QStringList& tables);
    /// The fields of a rule to add.
    FaultForm* form() const { return m_form; }
    QList<FaultRow*> rows() const { return m_shown; }
    void focusFirst();

signals:
    void closeRequested();

private:
    void rebuildRows();
    void insertRow(int at);
    void removeRow(int at);
    void refreshRows();
    void refreshHeader();
    void add();

    QPointer<models::FaultModel> m_model;
    QStringList m_tables;
    PanelHeader* m_header;
    Tag* m_active;
    Button* m_off;
    FaultForm* m_form;
    QVBoxLayout* m_rows;
    QList<FaultRow*> m_shown; ///< in the model's order
};

} // namespace rf::ui
