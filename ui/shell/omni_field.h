#pragma once

#include <QAbstractButton>

namespace rf::ui {

/// The field in the menu row that opens the command palette: it looks like an input and is a button.
class OmniField : public QAbstractButton {
    Q_OBJECT
public:
    OmniField(const QString& placeholder, const QString& keys, QWidget* parent = nullptr);
    void setKeys(const QString& keys);
    QSize sizeHint() const override { return {288, 26}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_keys;
};

} // namespace rf::ui
