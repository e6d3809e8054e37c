#pragma once
// "What if" under the keys: the costs of four ways to pay for the same traffic, sliders for the chosen one. The charts draw
// what is chosen.

#include "models/capacity/what_if_model.h"
#include "ui/common/commands.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QSlider;
class QSpinBox;

namespace rf::ui {

class Button;
class CostList;
class ProgressLine;
class Segments;

class WhatIfPanel : public QFrame {
    Q_OBJECT
public:
    WhatIfPanel(models::WhatIfModel* model, CommandRegistry* commands, QWidget* parent = nullptr);
    CostList* list() const { return m_list; }
    QComboBox* regions() const { return m_regions; }
    /// RCU, WCU, target, least, most, in this order.
    enum Knob { Rcu, Wcu, Target, Least, Most, Knobs };
    QSlider* slider(Knob knob) const { return m_knobs[knob].slider; }
    QSpinBox* box(Knob knob) const { return m_knobs[knob].box; }
    Button* applyButton() const { return m_apply; }
    /// Minutes, requests.
    Segments* grain() const { return m_grain; }
    QString span() const; ///< what the requests are, as shown; empty: minute by minute
    QString problem() const; ///< as shown; empty: none

signals:
    void applyRequested(); ///< the model's draft shall be set

private:
    struct KnobRow {
        QWidget* row = nullptr;
        QSlider* slider = nullptr;
        QSpinBox* box = nullptr;
    };
    QWidget* knob(Knob which, const QString& name, const QString& spoken);
    void refresh();
    void setKnob(Knob which, int most, int value);
    void turned();

    models::WhatIfModel* m_model;
    CommandRegistry* m_commands;
    CostList* m_list;
    QComboBox* m_regions;
    KnobRow m_knobs[Knobs];
    Segments* m_grain;
    QLabel* m_span;
    ProgressLine* m_progress;
    QLabel* m_problem;
    Button* m_apply;
    bool m_setting = false;
};

} // namespace rf::ui
