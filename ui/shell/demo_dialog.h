#pragma once

#include "models/live/demo_traffic.h"
#include "ui/common/dialog.h"

class QCheckBox;
class QSpinBox;

namespace rf::ui {

/// How the demo traffic shall be: rates, daily wave, flash sales, a hot key.
class DemoDialog : public Dialog {
    Q_OBJECT
public:
    DemoDialog(const models::FileSession* file, const models::TableInfo& table, const models::DemoChoice& choice, bool served,
               QWidget* parent = nullptr);
    models::DemoChoice choice() const;
    QSpinBox* reads() const { return m_reads; }
    QSpinBox* writes() const { return m_writes; }
    QCheckBox* wave() const { return m_wave; }
    QCheckBox* sales() const { return m_sales; }
    QCheckBox* hot() const { return m_hot; }
    QSpinBox* hotPercent() const { return m_percent; }

private:
    QSpinBox *m_reads, *m_writes, *m_percent;
    QCheckBox *m_wave, *m_sales, *m_hot;
};

} // namespace rf::ui
