#pragma once

#include "models/capacity/capacity_model.h"
#include "ui/common/dialog.h"

class QLabel;
class QSpinBox;

namespace rf::ui {

class Button;
class ErrorState;
class Segments;

/// Billing mode, RCU and WCU of a table and its global indexes. Closes when the engine has taken the change; what it
/// refuses is shown in its words.
class EditCapacityDialog : public Dialog {
    Q_OBJECT
public:
    /// The model outlives the dialog.
    explicit EditCapacityDialog(models::CapacityModel* model, QWidget* parent = nullptr);

    models::CapacityDraft draft() const;
    Segments* mode() const { return m_mode; }
    QSpinBox* units(const QString& index, models::UnitSide side) const; ///< nullptr: no such index
    Button* applyButton() const { return m_apply; }
    QString problem() const; ///< as shown; empty: none
    void accept() override;

signals:
    void applied();

private:
    QWidget* unitsPart();
    void sync();

    models::CapacityModel* m_model;
    models::CapacityDraft m_before;
    Segments* m_mode;
    QWidget* m_units;
    QLabel *m_note, *m_problem;
    QList<std::pair<QSpinBox*, QSpinBox*>> m_boxes; ///< in the draft's order
    Button* m_apply;
    bool m_running = false;
};

} // namespace rf::ui
