#pragma once

#include "models/capacity/throttle_report.h"
#include "ui/common/dialog.h"

class QGridLayout;

namespace rf::ui {

/// The throttle X-ray: why one request was refused, the buckets as they stood, and what would help.
class ThrottleDialog : public Dialog {
    Q_OBJECT
public:
    explicit ThrottleDialog(const models::ThrottleReport& report, QWidget* parent = nullptr);
    const models::ThrottleReport& report() const { return m_report; }
    /// What it says, as text.
    QString plainText() const;

private:
    QWidget* tanks();
    void addFact(QGridLayout* grid, const QString& name, const QString& text, bool mono = false);
    models::ThrottleReport m_report;
};

} // namespace rf::ui
