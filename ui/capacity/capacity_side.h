#pragma once
// Right of the charts: what each arm uses and the hottest keys, which scroll where they find no room; what-if below.

#include "models/capacity/what_if_model.h"
#include "ui/common/commands.h"

#include <QFrame>

class QLabel;
class QListView;

namespace rf::ui {

class Button;
class Segments;
class WhatIfPanel;

class CapacitySide : public QFrame {
    Q_OBJECT
public:
    CapacitySide(models::CapacityModel* model, models::WhatIfModel* whatIf, CommandRegistry* commands, QWidget* parent = nullptr);
    void refresh();
    Segments* sides() const { return m_sides; }
    QListView* arms() const { return m_arms; }
    QListView* keys() const { return m_keys; }
    WhatIfPanel* whatIf() const { return m_whatIf; }
    QString warning() const; ///< as shown; empty: none

private:
    QWidget* armsPart();
    QWidget* keysPart();
    QWidget* warningPart();
    void fit();

    models::CapacityModel* m_model;
    QListView *m_arms, *m_keys;
    Segments* m_sides;
    QLabel *m_span, *m_noKeys, *m_warning, *m_warningMark;
    QFrame* m_warningBox;
    WhatIfPanel* m_whatIf;
};

} // namespace rf::ui
