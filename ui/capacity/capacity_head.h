#pragma once
// The head of the Capacity screen: whose capacity, which arm, how far back, live or not, and what can be done.

#include "models/capacity/scaling_model.h"
#include "ui/common/commands.h"

#include <QFrame>

class QComboBox;
class QMenu;

namespace rf::ui {

class Button;
class ElidedLabel;
class IconButton;
class Segments;
class Tag;

class CapacityHead : public QFrame {
    Q_OBJECT
public:
    CapacityHead(models::CapacityModel* model, models::ScalingModel* scaling, CommandRegistry* commands,
                 QWidget* parent = nullptr);
    void refresh();
    QComboBox* arms() const { return m_arms; }
    Segments* ranges() const { return m_ranges; }
    Button* live() const { return m_live; }
    IconButton* exportButton() const { return m_export; }
    /// The same entries as a chart's own menu.
    QMenu* exportMenu() const { return m_exportMenu; }

private:
    models::CapacityModel* m_model;
    models::ScalingModel* m_scaling;
    CommandRegistry* m_commands;
    ElidedLabel* m_name;
    Tag *m_mode, *m_scaled, *m_status, *m_enforcement;
    QComboBox* m_arms;
    Segments* m_ranges;
    Button* m_live;
    IconButton *m_limits, *m_export;
    QMenu* m_exportMenu;
};

} // namespace rf::ui
