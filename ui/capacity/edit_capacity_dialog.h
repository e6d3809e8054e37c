#pragma once

#include "models/capacity/what_if_model.h"
#include "ui/common/dialog.h"

#include <QTimer>

class QLabel;
class QSpinBox;

namespace rf::ui {

class Button;
class PreviewPart;
class Segments;

/// Billing mode, RCU and WCU (or the maximum on-demand throughput) of a table and its global indexes, with what the last 24
/// hours would have been with them. Closes when the engine has taken the change; what it
/// refuses is shown in its words.
class EditCapacityDialog : public Dialog {
    Q_OBJECT
public:
    /// The models outlive the dialog. `draft`: what it begins with.
    EditCapacityDialog(models::CapacityModel* model, models::WhatIfModel* whatIf, const models::CapacityDraft& draft,
                       QWidget* parent = nullptr);

    models::CapacityDraft draft() const;
    Segments* mode() const { return m_mode; }
    QSpinBox* units(const QString& index, models::UnitSide side) const; ///< nullptr: no such index
    QSpinBox* maximum(const QString& index, models::UnitSide side) const; ///< nullptr: no such index
    QString previewText() const; ///< as shown; empty: none
    Button* applyButton() const { return m_apply; }
    QString problem() const; ///< as shown; empty: none
    void accept() override;

signals:
    void applied();

private:
    struct Arm {
        QSpinBox *read, *write, *maxRead, *maxWrite;
    };
    QWidget* unitsPart(const models::CapacityDraft& draft);
    QWidget* maximumPart(const models::CapacityDraft& draft);
    void sync();
    void preview();
    void fit();
    void showPreview(const models::CapacityPreview& preview);
    const Arm* arm(const QString& index) const;

    models::CapacityModel* m_model;
    models::WhatIfModel* m_whatIf;
    models::CapacityDraft m_before;
    Segments* m_mode;
    QWidget *m_units = nullptr, *m_maximums = nullptr;
    PreviewPart* m_preview;
    QLabel *m_note, *m_problem;
    QList<Arm> m_boxes; ///< in the draft's order
    QTimer m_soon;      ///< one preview for many steps of a spin box
    Button* m_apply = nullptr;
    bool m_running = false;
};

} // namespace rf::ui
