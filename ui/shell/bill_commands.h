#pragma once
// The bill in the status bar and what it opens: breakdown and prices. The file is the one the window points at.

#include "models/pricing/bill_model.h"
#include "models/session/workspace.h"
#include "ui/common/commands.h"

#include <QAbstractButton>
#include <QPointer>

#include <functional>

namespace rf::ui {

/// "≈ $284.16 a month · last 24 h", as a part of the status bar; a click asks for the breakdown.
class BillButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit BillButton(QWidget* parent = nullptr);
    /// "$284.16" in figures, then the words; false: it says so already.
    bool setBill(const QString& amount, const QString& words);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_amount;
};

class BillCommands : public QObject {
    Q_OBJECT
public:
    using CurrentFile = std::function<models::FileSession*()>;
    /// All outlive the object; `file` is what the window points at, the only open one stands in for none; dialogs stand
    /// before `window`.
    BillCommands(models::Workspace* workspace, models::SettingsStore* settings, CommandRegistry* commands, CurrentFile file,
                 QWidget* window);

    models::PriceBook* prices() { return &m_prices; }
    models::BillModel* bill() { return &m_bill; }
    /// For the status bar, which takes it.
    BillButton* button() const { return m_button; }
    /// Asks again which file the window points at.
    void follow();
    void showBill();
    void editPrices();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; ///< the button is shown: the bill is kept up to date

private:
    void refresh();
    models::Workspace* m_workspace;
    CurrentFile m_file;
    CommandRegistry* m_commands;
    QWidget* m_window;
    models::PriceBook m_prices;
    models::BillModel m_bill;
    QPointer<BillButton> m_button;
};

} // namespace rf::ui
