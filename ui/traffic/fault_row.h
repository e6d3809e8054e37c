#pragma once
// One rule of the failure lab: a line of text with its switch, or, while it is edited, its fields in the same place.
//
// Invariant: what is typed while editing is staged here; the rule changes by applied() alone.

#include "models/live/fault_model.h"

#include <QFrame>

class QLabel;
class QStackedLayout;

namespace rf::ui {

class ElidedLabel;
class FaultForm;
class IconButton;
class SwitchButton;

class FaultRow : public QFrame {
    Q_OBJECT
public:
    /// Where the keyboard goes when editing begins.
    enum class Part { Kind, Share, Scope };

    explicit FaultRow(QWidget* parent = nullptr);

    /// Leaves the fields alone while they are edited.
    void show(const models::FaultRule& rule, qint64 hits);
    void setTables(const QStringList& tables);
    void edit(Part part = Part::Kind);
    void discard();
    bool isEditing() const;

    FaultForm* form() const { return m_form; }
    SwitchButton* onSwitch() const { return m_on; }
    IconButton* editButton() const { return m_edit; }
    IconButton* removeButton() const { return m_remove; }
    QLabel* what() const { return m_what; }
    ElidedLabel* scope() const { return m_scope; }

signals:
    void switched(bool on);
    void editingBegan();
    void applied(const rf::models::FaultRule& rule);
    void removeRequested();

protected:
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* line();
    void leave();
    void apply();

    models::FaultRule m_rule;
    QStackedLayout* m_stack;
    SwitchButton* m_on;
    QLabel* m_what;
    ElidedLabel* m_scope;
    QLabel* m_hits;
    IconButton* m_edit;
    IconButton* m_remove;
    FaultForm* m_form;
};

} // namespace rf::ui
