#pragma once

#include "models/capacity/scaling_model.h"
#include "ui/common/dialog.h"

#include <QTimer>

class QLabel;
class QSpinBox;
class QTableView;

namespace rf::ui {

class Button;
class PreviewPart;
class SwitchButton;

/// Auto scaling of a table and its global indexes: which sides, between which limits, at which target; what the last 24 hours
/// would have been with it; and what scaling did. Closes when the engine has taken the change; what it refuses is shown in
/// its words.
class ScalingDialog : public Dialog {
    Q_OBJECT
public:
    /// The models outlive the dialog.
    ScalingDialog(models::CapacityModel* capacity, models::ScalingModel* model, QWidget* parent = nullptr);

    QList<models::ScalingChoice> choices() const;
    struct Row {
        SwitchButton* on = nullptr;
        QSpinBox *least = nullptr, *most = nullptr, *target = nullptr;
    };
    Row row(const QString& index, models::UnitSide side) const; ///< empty: no such index
    QTableView* events() const { return m_events; }
    Button* applyButton() const { return m_apply; }
    QString previewText() const; ///< as shown; empty: none
    QString problem() const;     ///< as shown; empty: none
    void accept() override;

private:
    QWidget* choicesPart();
    QWidget* eventsPart();
    void sync();
    void preview();
    void showPreview(const models::CapacityPreview& preview);
    void fit();

    models::CapacityModel* m_capacity;
    models::ScalingModel* m_model;
    QList<models::ScalingChoice> m_before;
    QList<Row> m_rows; ///< in the order of m_before
    PreviewPart* m_preview;
    QLabel *m_note, *m_problem, *m_noEvents;
    QTableView* m_events;
    QTimer m_soon; ///< one preview for many steps of a spin box
    Button* m_apply = nullptr;
    bool m_running = false;
};

} // namespace rf::ui
